/* Stands in for mermaid until a page has a diagram, then loads the site's own copy: no request to another host, none at
   all on pages without a diagram. An ordinary script, so that it runs before the theme looks for window.mermaid. */
(function () {
  "use strict";
  // A heading called "Mermaid" is window.mermaid, too.
  if (window.mermaid && window.mermaid.initialize) return;
  var source = document.currentScript.src.replace(/[^/]*$/, "mermaid.min.js");
  var settings = [];
  var loading;

  // Nothing that a theme or a diagram says makes it less strict, no drawing of an error is left behind, and labels ask
  // no other host for anything.
  function strict(options) {
    return Object.assign({}, options, {
      securityLevel: "strict",
      suppressErrorRendering: true,
      dompurifyConfig: {
        FORBID_TAGS: ["audio", "button", "form", "image", "img", "input", "picture", "source", "style", "svg", "video"],
        FORBID_ATTR: ["action", "background", "poster", "src", "srcset", "style"],
      },
      secure: [
        "secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering", "dompurifyConfig",
        "themeCSS",
      ],
    });
  }

  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = source;
      script.onload = function () {
        settings.forEach(function (options) { window.mermaid.initialize(strict(options)); });
        resolve(window.mermaid);
      };
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loading;
  }

  function later(name) {
    return function () {
      var args = arguments;
      return load().then(function (mermaid) { return mermaid[name].apply(mermaid, args); });
    };
  }

  // The theme leaves the source of a diagram where it could not be drawn; the page has a note for that.
  function tell(text) {
    document.querySelectorAll("pre.mermaid").forEach(function (pre) {
      var figure = pre.textContent === text && pre.closest(".archplan-diagram");
      if (figure) figure.setAttribute("data-failed", "");
    });
  }

  window.archplanMermaid = { load: load, strict: strict };
  window.mermaid = {
    startOnLoad: false,
    initialize: function (options) { settings.push(options); },
    parse: later("parse"),
    render: function (id, text, container) {
      return load()
        .then(function (mermaid) { return mermaid.render(id, text, container); })
        .catch(function (error) { tell(text); throw error; });
    },
    run: later("run"),
  };
})();
