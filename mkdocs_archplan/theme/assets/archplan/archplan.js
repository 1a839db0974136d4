/* The filter. A page is complete without it: it only hides rows, sorts them, and keeps that in the address.

   On a page with a view it stands in the head, so that rows are judged while they are read, before they are painted, and
   nothing jumps. At the end of other pages it waits for Material's instant navigation. */
(() => {
  "use strict";
  if (window.archplan) return;
  const views = (window.archplan = []);

  const CHUNK = 50; // rows of a tbody, as in views/sections.py
  const ANNOUNCE_AFTER = 300; // ms; a screen reader should hear results, not every letter
  const DESCENDING_FIRST = /^(date|progress|cost)$/;

  const page = document.documentElement;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => text?.split(/\s+/).filter(Boolean) ?? [];
  const column = (order) => order.replace(/^-/, "");
  const facetOf = (control) => control.closest("[data-facet]").dataset.facet;
  const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

  class View {
    constructor(root) {
      this.root = root;
      this.prefix = root.dataset.prefix ?? "";
      this.usual = root.dataset.sort;
      this.hide = words(root.dataset.hide);
      this.search = this.one("[name=text]");
      this.sorting = this.one("[name=sort]");
      this.message = this.one("[role=status]");
      this.tokens = this.one(".archplan-tokens");
      this.choices = this.all("[data-facet] [data-value]").map((element) => ({
        element,
        facet: facetOf(element),
        number: element.closest("button, label").querySelector(".archplan-number"),
        ...element.dataset,
      }));
      this.facets = [...new Set(this.choices.map(({ facet }) => facet))];
      this.rows = [];
      this.groups = new Map();
      if (this.prefix) this.one("[role=search]").ariaLabel += ` (${this.prefix.slice(0, -1)})`;
      for (const button of this.all(".archplan-open")) button.popoverTargetElement = button.nextElementSibling;
      root.addEventListener("click", (event) => this.click(event));
      root.addEventListener("input", ({ target }) => {
        if (target.type === "checkbox") this.choose(target);
        else if (target === this.sorting) this.sort(target.value);
        else {
          this.text = target.value;
          this.update("replace");
        }
      });
      this.restore();
      this.name();
    }

    one(selector) {
      return this.root.querySelector(selector);
    }

    all(selector) {
      return [...this.root.querySelectorAll(selector)];
    }

    click(event) {
      const button = event.target.closest("button");
      const head = button?.closest("th")?.dataset.sort;
      const is = (name) => button?.classList.contains(`archplan-${name}`);
      if (is("chip")) this.choose(button);
      else if (is("show")) this.choose(this.one("[data-facet=status] button"));
      else if (is("token")) {
        const at = [...this.tokens.children].indexOf(button);
        this.choose(button);
        (this.tokens.children[at] ?? this.tokens.lastChild ?? this.search)?.focus();
      } else if (is("clear")) {
        const { order } = this;
        this.restore(new URLSearchParams());
        this.sort(order);
        this.search?.focus();
      } else if (head) {
        const descending = column(this.order) === head ? !this.order.startsWith("-") : DESCENDING_FIRST.test(head);
        this.sort((descending ? "-" : "") + head);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    }

    /* Adds the value of a control to what is chosen of its facet, or takes it away; without a value, nothing stays chosen. */
    choose(control) {
      const { value } = control.dataset;
      const chosen = this.chosen[facetOf(control)];
      if (!value) chosen.clear();
      else if (!chosen.delete(value)) chosen.add(value);
      this.update("push");
    }

    sort(order) {
      this.order = order;
      this.update("push");
    }

    /* Takes the state from the address; what is not there, or means nothing here, stands at its default. The text is not
       named q: Material would open its search with it. */
    restore(query = new URLSearchParams(location.search)) {
      const given = (name) => query.getAll(this.prefix + name).flatMap((text) => [text, ...text.split(",")]);
      this.chosen = {};
      for (const facet of this.facets) {
        const named = given(facet);
        const usual = this.hidesIn(facet) && !named.length;
        const fits = ({ value, label }) => value && (usual ? !this.hide.includes(value) : named.includes(value) || named.includes(label));
        this.chosen[facet] = new Set(this.choices.filter((choice) => choice.facet === facet && fits(choice)).map(({ value }) => value));
      }
      this.text = (this.search && given("text")[0]) ?? "";
      this.order = given("sort")[0] ?? this.usual;
    }

    update(history) {
      const url = new URL(location.href);
      const set = (name, value) => (value ? url.searchParams.set(this.prefix + name, value) : url.searchParams.delete(this.prefix + name));
      for (const facet of this.facets) set(facet, this.plain(facet) ? "" : [...this.chosen[facet]].sort().join() || "all");
      set("text", this.text.trim());
      set("sort", this.order === this.usual ? "" : this.order);
      url.search = url.search.replaceAll("%2C", ",");
      window.history[`${history}State`](window.history.state, "", url);
      this.refresh();
    }

    hidesIn(facet) {
      return facet === "status" && this.hide.length;
    }

    /* Whether what is chosen of a facet is what a reader finds who has chosen nothing. */
    plain(facet) {
      const chosen = this.chosen[facet];
      if (!this.hidesIn(facet)) return !chosen.size;
      return this.choices.every((choice) => choice.facet !== facet || !choice.value || chosen.has(choice.value) !== this.hide.includes(choice.value));
    }

    get narrowed() {
      return Boolean(this.text.trim()) || this.facets.some((facet) => this.chosen[facet].size);
    }

    /* Whether the address asks for anything but the page as it was written. */
    get asked() {
      return this.narrowed || this.order !== this.usual;
    }

    /* Judges the rows that have come while the page is being read. */
    grow() {
      if (!this.narrowed || !this.one("tbody > tr")) return;
      const from = this.rows.length;
      this.take();
      this.judge(from);
    }

    refresh() {
      this.take();
      this.arrange();
      this.judge(0);
      this.reflect();
    }

    start() {
      this.heads();
      if (this.asked || this.rows.length) this.refresh();
      this.root.dataset.ready = "";
    }

    take() {
      const elements = this.all("tbody > tr");
      if (document.readyState === "loading" && !followed(elements.at(-1), this.root)) elements.pop().hidden = true; // it may not be whole yet
      for (const element of elements.slice(this.rows.length)) {
        const section = element.closest(".archplan-group");
        if (!this.groups.has(section))
          this.groups.set(section, {
            section,
            bodies: section.getElementsByTagName("tbody"),
            rows: [],
            entries: entries(section.querySelector("[id]")),
            count: section.querySelector(".archplan-group__count"),
          });
        const group = this.groups.get(section);
        const row = { element, group, at: this.rows.length, body: element.parentNode };
        group.rows.push(row);
        this.rows.push(row);
      }
    }

    /* Shows and hides rows, and counts: for each choice the rows that it would leave, its own facet aside. */
    judge(from) {
      const wanted = words(fold(this.text)).map((word) => [word, word.replace(/[^\p{L}\p{N}]+/gu, "-")]);
      const chosen = this.facets.filter((facet) => this.chosen[facet].size);
      if (!from) this.tally = { all: 0, shown: 0, by: new Map(), counts: Object.fromEntries(this.facets.map((facet) => [facet, new Map()])) };
      const { by, counts } = this.tally;
      for (const row of from ? this.rows.slice(from) : this.rows) {
        const once = !("again" in row.element.dataset);
        let misses = wanted.every((forms) => forms.some((form) => textOf(row).includes(form))) ? 0 : 2;
        let missed;
        for (const facet of chosen)
          if (!valuesOf(row, facet).some((value) => this.chosen[facet].has(value))) {
            misses++;
            missed = facet;
          }
        if (once && misses < 2)
          for (const facet of misses ? [missed] : this.facets) for (const value of ["", ...valuesOf(row, facet)]) add(counts[facet], value);
        this.tally.all += once;
        if (!misses) {
          this.tally.shown += once;
          add(by, row.group);
          add(by, row.body);
        }
        if (row.hidden !== misses > 0) row.element.hidden = row.hidden = misses > 0;
      }
      for (const group of this.groups.values()) {
        const shown = by.get(group) ?? 0;
        for (const element of [group.section, ...group.entries]) element.hidden = !shown;
        if (group.count) group.count.textContent = shown;
        if (group.bodies.length > 1)
          for (const body of group.bodies) {
            body.hidden = !by.has(body);
            body.style.setProperty("--archplan-rows", by.get(body) ?? 0);
          }
      }
    }

    arrange() {
      const name = column(this.order);
      const head = this.all("th").find((cell) => cell.dataset.sort === name);
      if (!head) this.order = this.usual;
      if (this.order === (this.arranged ?? this.usual)) return;
      this.arranged = this.order;
      const usual = this.order === this.usual;
      const sign = !usual && this.order.startsWith("-") ? -1 : 1;
      const { compare } = new Intl.Collator(page.lang || undefined, { numeric: true });
      const keys = new Map(this.rows.map((row) => [row, usual ? row.at : keyOf(row.element.cells[head.cellIndex])]));
      const rank = (a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        if (x === null || y === null) return (x === null) - (y === null) || a.at - b.at;
        return sign * (typeof x === "number" ? x - y : compare(x, y)) || a.at - b.at;
      };
      for (const group of this.groups.values())
        group.rows.sort(rank).forEach((row, at) => {
          row.body = group.bodies[Math.floor(at / CHUNK)];
          row.body.append(row.element);
        });
    }

    get picked() {
      return this.choices.filter(({ facet, value }) => value && this.chosen[facet].has(value));
    }

    /* Names what can be taken away again; known before any row is. */
    name() {
      const fields = this.picked.filter(({ element }) => element.type === "checkbox");
      this.tokens.replaceChildren(
        ...fields.map(({ facet, value, label }) => {
          const token = button([label]);
          token.className = "archplan-token";
          Object.assign(token.dataset, { facet, value });
          token.setAttribute("aria-label", this.tokens.dataset.remove.replace("{name}", () => label));
          return token;
        }),
      );
      this.one(".archplan-clear").hidden = !this.text.trim() && this.facets.every((facet) => this.plain(facet) || !this.chosen[facet].size);
    }

    /* Says what was done: on the controls, and in words. */
    reflect() {
      const { shown, all, counts } = this.tally;
      const chosen = this.picked;
      for (const choice of this.choices) {
        const { element, facet, value, number } = choice;
        const count = counts[facet].get(value) ?? 0;
        const on = value ? chosen.includes(choice) : !this.chosen[facet].size;
        if (element.type === "checkbox") element.checked = on;
        else element.setAttribute("aria-pressed", on);
        if (number.textContent !== `${count}`) number.textContent = count;
        number.parentElement.classList.toggle("archplan-rare", !count);
      }
      this.name();
      if (this.search && this.search.value !== this.text) this.search.value = this.text;
      this.heads();
      const left = this.one(".archplan-left-out");
      if (left) left.hidden = !this.plain("status");
      this.one(".archplan-none").hidden = shown > 0;
      const said = this.one(".archplan-printed");
      const filters = [...chosen.map(({ label }) => label), this.text.trim()].filter(Boolean).join(", ");
      said.textContent = filters && said.dataset.filter.replace("{filters}", () => filters);
      const message = this.message.dataset[this.narrowed ? "showing" : "total"].replace("{shown}", shown).replace("{total}", all);
      const announce = () => {
        if (this.message.textContent !== message) this.message.textContent = message;
      };
      clearTimeout(this.announcing);
      if ("ready" in this.root.dataset) this.announcing = setTimeout(announce, ANNOUNCE_AFTER);
      else announce();
    }

    /* Heads of columns become buttons, and say which of them the rows are sorted by. */
    heads() {
      for (const head of this.all("th[data-sort]")) {
        if (!head.querySelector("button")) head.append(button(head.childNodes));
        if (head.dataset.sort === column(this.order)) head.setAttribute("aria-sort", this.order.startsWith("-") ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      if (this.sorting) this.sorting.value = this.order;
    }
  }

  function button(content) {
    const element = document.createElement("button");
    element.type = "button";
    element.append(...content);
    return element;
  }

  const valuesOf = (row, facet) => ((row.values ??= {})[facet] ??= words(row.element.dataset[facet] ?? row.group.section.dataset[facet]));

  /* What is searched: titles, ids and people as they are shown, not our own words around them; people and tags as words. */
  const textOf = (row) =>
    (row.text ??= fold(
      [...row.element.querySelectorAll("td > a, li > a, small > b, a[title], .archplan-author")]
        .map((name) => name.textContent)
        .concat(row.element.dataset.author ?? "", row.element.dataset.tag ?? "")
        .join(" "),
    ));

  /* What a cell is sorted by; null where it holds nothing. */
  function keyOf(cell) {
    const { order } = cell.dataset;
    const field = cell.querySelector("time, progress");
    if (cell.querySelector(".archplan-gap")) return null;
    return order ? Number(order) : field ? (field.dateTime ?? field.value / field.max) : (cell.querySelector("a") ?? cell).textContent || null;
  }

  /* The lines of the theme's tables of contents that lead to a heading of ours; Material may have two. */
  const entries = (heading) =>
    [...document.querySelectorAll('a[href*="#"]')]
      .filter((link) => heading && link.hash === `#${encodeURI(heading.id)}` && link.pathname === location.pathname && !link.closest(".archplan, article, [role=main]"))
      .map((link) => link.closest("li"))
      .filter(Boolean);

  const followed = (element, root) => element !== root && (element.nextElementSibling || followed(element.parentNode, root));

  function look() {
    for (const root of document.querySelectorAll("[data-archplan]")) {
      let view = views.find((each) => each.root === root);
      if (!view && root.querySelector(".archplan-group")) views.push((view = new View(root)));
      if (document.readyState === "loading") view?.grow();
      else if (!("ready" in root.dataset)) view?.start();
    }
    const unsettled = views.filter((view) => document.readyState === "loading" && view.asked);
    page.toggleAttribute("data-archplan-narrows", unsettled.length);
    page.toggleAttribute("data-archplan-sorts", unsettled.some((view) => view.order !== view.usual));
    views.splice(0, Infinity, ...views.filter(({ root }) => root.isConnected));
    watching.takeRecords(); // what it did itself is nothing to look at
  }

  const watching = new MutationObserver(look);
  watching.observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => {
    watching.disconnect();
    look();
    if (typeof document$ !== "undefined") document$.subscribe(look); // after each of Material's instant navigations
    /* From a disk Material finds no previews, but would take the tooltip away for them. */
    if (location.protocol === "file:") for (const link of document.querySelectorAll(".archplan-ref")) link.removeAttribute("data-preview");
  });
  const renew = () => {
    for (const view of views)
      if (view.root.isConnected) {
        view.restore();
        view.refresh();
      }
  };
  addEventListener("popstate", renew);
  /* A link to this page with another filter: Material's instant navigation would take the filter away again. */
  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[href*='?']");
      const other = link && link.search !== location.search && link.href.split("?")[0] === location.href.split(/[?#]/)[0];
      if (!other || link.target || event.metaKey || event.ctrlKey || event.shiftKey || !views.some(({ root }) => root.isConnected)) return;
      event.preventDefault();
      event.stopPropagation();
      history.pushState(history.state, "", link.href);
      renew();
      document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
    },
    true,
  );
})();
