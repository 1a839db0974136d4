/* Draws diagrams that were not drawn when the site was built, in themes that do not do so themselves, with the mermaid
   of mermaid-loader.js: loaded when a diagram comes near the window. Where a site has brought mermaid along, that draws. */
(() => {
  "use strict";
  const { load, strict, draws } = window.archplanMermaid ?? {};
  if (!load || draws) return;
  window.archplanMermaid.draws = true;

  const page = document.documentElement;
  const drawn = new Map(); // source by the shadow root that holds its drawing
  let last = Promise.resolve();
  let count = 0;

  const scheme = () => (page.dataset.bsTheme === "dark" ? "dark" : "default");

  async function render(text, root) {
    const mermaid = await load();
    mermaid.mermaidAPI.globalReset(); // what a diagram before this one could not be configured with would stay
    mermaid.initialize(strict({ startOnLoad: false, theme: scheme() }));
    const { svg, bindFunctions } = await mermaid.render(`archplan-mermaid-${++count}`, text);
    root.innerHTML = svg;
    bindFunctions?.(root);
  }

  async function draw(pre) {
    const host = document.createElement("div");
    const text = pre.textContent;
    host.className = "mermaid";
    // The theme's styles for paragraphs and tables would move the labels.
    const root = host.attachShadow({ mode: "closed" });
    try {
      await render(text, root);
    } catch {
      pre.closest(".archplan-diagram")?.setAttribute("data-failed", "");
      return;
    }
    drawn.set(root, text);
    pre.replaceWith(host);
  }

  /* One after the other: mermaid keeps the settings of the diagram it draws. What fails leaves what was there. */
  const inTurn = (work) => (last = last.then(work).catch(() => {}));

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        inTurn(() => draw(target));
      }
    },
    { rootMargin: "100% 0px" },
  );
  for (const pre of document.querySelectorAll("pre.mermaid:has(> code)")) near.observe(pre);

  let shown = scheme();
  new MutationObserver(() => {
    if (scheme() === shown) return;
    shown = scheme();
    for (const [root, text] of drawn) inTurn(() => render(text, root));
  }).observe(page, { attributeFilter: ["data-bs-theme"] });
})();
