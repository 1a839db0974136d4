/* Shows what a cost table says per month by the year, and the reverse. What the author wrote comes back as it was. */
(() => {
  "use strict";
  function look() {
    for (const table of document.querySelectorAll(".archplan-costs[data-other-period]:not([data-ready])")) {
      const { period, otherPeriod } = table.dataset;
      const cells = [...table.querySelectorAll("[data-other]")];
      const own = cells.map((cell) => [...cell.childNodes]);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "archplan-period";
      button.textContent = otherPeriod;
      button.addEventListener("click", () => {
        const other = table.toggleAttribute("data-shown");
        cells.forEach((cell, at) => cell.replaceChildren(...(other ? [cell.dataset.other, ...own[at].filter(isBar)] : own[at])));
        button.textContent = other ? period : otherPeriod;
      });
      table.querySelector("th.archplan-amount").append(button);
      table.dataset.ready = "";
    }
  }
  const isBar = (node) => node.localName === "progress" || node.classList?.contains("archplan-verdict");
  look();
})();
