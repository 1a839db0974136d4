/* Stands in for mermaid until a page has a diagram, then loads the site's own copy: no request to another host, none at
   all on pages without a diagram. An ordinary script, so that it runs before the theme looks for window.mermaid. */
(function () {
  "use strict";
  if (window.mermaid) return;
  var source = document.currentScript.src.replace(/[^/]*$/, "mermaid.min.js");
  var settings = [];
  var loading;

  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = source;
      script.onload = function () {
        settings.forEach(function (options) { window.mermaid.initialize(options); });
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

  window.mermaid = {
    startOnLoad: false,
    initialize: function (options) { settings.push(options); },
    parse: later("parse"),
    render: later("render"),
    run: later("run"),
  };
})();
