/* The filter of index views. A page is complete without it: it only hides rows, sorts them, and keeps that in the address. */
(() => {
  "use strict";

  const DESCENDING_FIRST = new Set(["date", "progress", "cost"]);
  const ANNOUNCE_AFTER = 300; // ms; a screen reader should hear results, not every letter
  let indexes = [];

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

  class Index {
    constructor(root, prefix) {
      this.root = root;
      this.prefix = prefix;
      this.search = root.querySelector("input[name=text]");
      this.author = root.querySelector("select[name=author]");
      this.sorting = root.querySelector("select[name=sort]");
      this.chips = [...root.querySelectorAll(".archplan-chip")];
      this.message = root.querySelector("[role=status]");
      this.clear = root.querySelector(".archplan-clear");
      this.nothing = root.querySelector(".archplan-none");
      this.printed = root.querySelector(".archplan-printed");
      this.columns = new Set([...root.querySelectorAll("th[data-sort]")].map((cell) => cell.dataset.sort));
      this.groups = [...root.querySelectorAll(".archplan-group")].map((element) => ({
        element,
        status: element.dataset.status,
        body: element.querySelector("tbody"),
        entries: tocEntries(element.querySelector("h2[id], h3[id]")),
      }));
      this.rows = this.groups.flatMap((group) => [...group.body.rows].map((row) => read(row, group)));
      this.bind();
      this.restore();
      root.dataset.ready = "";
    }

    bind() {
      for (const chip of this.chips) {
        chip.addEventListener("click", (event) => {
          event.preventDefault();
          event.stopPropagation();
          this.toggle(chip.dataset.value);
          this.update("push");
        });
      }
      for (const [field, name, history] of [[this.search, "text", "replace"], [this.author, "author", "push"], [this.sorting, "sort", "push"]]) {
        field?.addEventListener("input", () => {
          this.state[name] = field.value;
          this.update(history);
        });
      }
      this.clear.addEventListener("click", () => {
        this.state = { status: new Set(), author: "", text: "", sort: this.state.sort };
        this.update("push");
        this.search.focus();
      });
      for (const cell of this.root.querySelectorAll("th[data-sort]")) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...cell.childNodes);
        cell.append(button);
        button.addEventListener("click", () => {
          this.state.sort = next(cell.dataset.sort, this.state.sort);
          this.update("push");
        });
      }
    }

    toggle(status) {
      const chosen = this.state.status;
      if (!status) chosen.clear();
      else if (!chosen.delete(status)) chosen.add(status);
    }

    /* Takes the state from the address; what is not there, or means nothing here, stands at its default. The text is not named q: Material would
       open its search with it. */
    restore() {
      const query = new URLSearchParams(location.search);
      const known = new Set(this.chips.map((chip) => chip.dataset.value).filter(Boolean));
      const value = (name) => query.get(this.prefix + name) ?? "";
      this.state = {
        status: new Set(value("status").split(",").filter((status) => known.has(status))),
        author: options(this.author).includes(value("author")) ? value("author") : "",
        text: value("text"),
        sort: this.columns.has(value("sort").replace(/^-/, "")) ? value("sort") : this.root.dataset.sort,
      };
      this.apply();
    }

    update(history) {
      const url = new URL(location.href);
      const set = (name, value) => (value ? url.searchParams.set(this.prefix + name, value) : url.searchParams.delete(this.prefix + name));
      set("status", [...this.state.status].join(","));
      set("author", this.state.author);
      set("text", this.state.text.trim());
      set("sort", this.state.sort === this.root.dataset.sort ? "" : this.state.sort);
      url.search = url.search.replaceAll("%2C", ",");
      window.history[`${history}State`](window.history.state, "", url);
      this.apply();
    }

    apply() {
      const { status, author, text } = this.state;
      const words = fold(text).split(/\s+/).filter(Boolean);
      const counts = new Map();
      const shown = new Map();
      let total = 0;
      for (const row of this.rows) {
        const fits = (!author || row.authors.includes(author)) && words.every((word) => row.text.includes(word));
        const visible = fits && (!status.size || row.values.some((value) => status.has(value)));
        row.element.hidden = !visible;
        if (fits) for (const value of ["", ...row.values]) counts.set(value, (counts.get(value) ?? 0) + 1);
        if (visible) shown.set(row.group, (shown.get(row.group) ?? 0) + 1);
        total += visible;
      }
      for (const group of this.groups) {
        group.element.hidden = !shown.has(group);
        for (const entry of group.entries) entry.hidden = !shown.has(group);
        const count = group.element.querySelector(".archplan-group__count");
        if (count) count.textContent = shown.get(group) ?? 0;
      }
      this.sort();
      this.reflect(counts, total);
    }

    sort() {
      const order = this.state.sort;
      if (!this.sorting || order === this.sorted) return;
      const column = order.replace(/^-/, "");
      const sign = order.startsWith("-") ? -1 : 1;
      const compare = (a, b) => {
        const [x, y] = [a[column], b[column]];
        if (x === y || (x == null && y == null)) return 0;
        if (x == null || y == null) return x == null ? 1 : -1;
        return sign * (typeof x === "number" ? x - y : x.localeCompare(y));
      };
      const rows = [...this.rows].sort((a, b) => compare(a, b) || a.title.localeCompare(b.title));
      for (const group of this.groups) group.body.append(...rows.filter((row) => row.group === group).map((row) => row.element));
      for (const cell of this.root.querySelectorAll("th[data-sort]")) {
        if (cell.dataset.sort === column) cell.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        else cell.removeAttribute("aria-sort");
      }
      this.sorted = order;
    }

    reflect(counts, total) {
      const { status, author, text, sort } = this.state;
      for (const chip of this.chips) {
        const value = chip.dataset.value;
        chip.setAttribute("aria-pressed", String(value ? status.has(value) : !status.size));
        const count = counts.get(value) ?? 0;
        chip.querySelector(".archplan-number").textContent = count;
        chip.classList.toggle("archplan-chip--empty", !count);
      }
      if (this.search.value !== text) this.search.value = text;
      if (this.author) this.author.value = author;
      if (this.sorting && !options(this.sorting).includes(sort)) {
        const cell = this.root.querySelector(`th[data-sort="${CSS.escape(sort.replace(/^-/, ""))}"]`);
        this.sorting.add(new Option(`${cell?.textContent ?? sort} ${sort.startsWith("-") ? "↓" : "↑"}`, sort));
      }
      if (this.sorting) this.sorting.value = sort;
      const filtered = Boolean(status.size || author || text.trim());
      this.clear.hidden = !filtered;
      this.nothing.hidden = total > 0;
      const { total: all, showing } = this.message.dataset;
      const message = (filtered ? showing : all).replace("{shown}", total).replace("{total}", this.rows.length);
      const labels = this.chips.filter((chip) => status.has(chip.dataset.value)).map((chip) => chip.dataset.label);
      this.printed.textContent = [labels.join(", "), author, text.trim()].filter(Boolean).join(" · ");
      const announce = () => {
        if (this.message.textContent !== message) this.message.textContent = message;
      };
      clearTimeout(this.announcing);
      if (this.announcing === undefined) announce(); // on load, before the first paint
      this.announcing = setTimeout(announce, ANNOUNCE_AFTER);
    }
  }

  function read(element, group) {
    const [title] = element.cells;
    const cell = (name) => element.querySelector(`td.archplan-${name}`);
    const authors = [...(cell("author")?.children ?? [])].map((span) => span.textContent);
    const progress = cell("progress")?.querySelector("progress");
    const cost = cell("cost")?.dataset.value;
    return {
      element,
      group,
      authors,
      values: element.dataset.values?.split(" ").filter(Boolean) ?? [group.status], // of a trace's row there are several
      text: fold([...("values" in element.dataset ? [element.textContent] : names(title)), ...authors, element.dataset.tags ?? ""].join(" ")),
      title: fold(title.querySelector("a")?.textContent ?? ""),
      author: authors.length ? fold(authors[0]) : null,
      date: cell("date")?.textContent || null,
      progress: progress ? progress.value / progress.max : null,
      cost: cost === undefined ? null : Number(cost),
    };
  }

  /* A row's title, its id, and the ids it implements; not our own words around them. */
  const names = (cell) => [...cell.querySelectorAll(":scope > a, small > b, small > a[title]")].map((name) => name.textContent);

  const options = (select) => [...(select?.options ?? [])].map((option) => option.value);

  function next(column, current) {
    if (current.replace(/^-/, "") === column) return current.startsWith("-") ? column : `-${column}`;
    return DESCENDING_FIRST.has(column) ? `-${column}` : column;
  }

  /* The lines of the theme's tables of contents that lead to a heading of ours; Material may have two. */
  function tocEntries(heading) {
    const links = heading ? [...document.querySelectorAll(`a[href$="#${CSS.escape(heading.id)}"]`)] : [];
    return links
      .filter((link) => link.pathname === location.pathname && !link.closest(".archplan, article, [role=main]"))
      .map((link) => link.closest("li"))
      .filter(Boolean);
  }

  function start() {
    const roots = [...document.querySelectorAll("[data-archplan]")];
    const seen = new Map();
    indexes = indexes.filter((index) => index.root.isConnected);
    for (const root of roots) {
      const name = root.dataset.archplan;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const prefix = roots.length === 1 ? "" : count === 1 ? `${name}.` : `${name}-${count}.`;
      if (!("ready" in root.dataset)) indexes.push(new Index(root, prefix));
    }
  }

  /* From a disk Material finds no previews, but would take the tooltip away for them. */
  if (location.protocol === "file:") for (const link of document.querySelectorAll(".archplan-ref")) link.removeAttribute("data-preview");

  addEventListener("popstate", () => {
    for (const index of indexes) if (index.root.isConnected) index.restore();
  });
  start(); // at the end of the body: before the first paint, so that nothing jumps
  if (typeof document$ !== "undefined") document$.subscribe(start); // and after each of Material's instant navigations
  else addEventListener("DOMContentLoaded", start);
})();
