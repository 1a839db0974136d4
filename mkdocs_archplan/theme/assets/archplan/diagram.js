/* Diagrams: enlarges one in a dialog, copies its source, and lets keys scroll one that is wider than the text.

   Listens on the document, so that it works on after Material's instant navigation, which runs it once more. */
(() => {
  "use strict";
  if (window.archplanDiagrams) {
    window.archplanDiagrams();
    return;
  }
  window.archplanDiagrams = look;

  const STEP = 1.25;
  const MOST = 8; // times its own size
  const FIT_MOST = 2; // a small diagram is not blown up further by itself
  const READABLE = 0.625; // of its own size, as in extension/diagrams.py
  const DRAG_AFTER = 4; // px; less is a click
  const DONE_FOR = 2000; // ms

  const percent = new Intl.NumberFormat(document.documentElement.lang || undefined, { style: "percent" });
  const part = (root, name) => root.querySelector(`.archplan-diagram__${name}`);
  const figureOf = (node) => node.closest(".archplan-diagram");

  /* Diagrams that are wider than their place scroll, and must do so by keyboard. */
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      measure(part(target, "picture"));
      scrollable(target);
    }
  });

  function scrollable(view) {
    const wide = view.scrollWidth > view.clientWidth + 1;
    if (wide === view.hasAttribute("tabindex")) return;
    view.toggleAttribute("data-wide", wide);
    if (wide) {
      view.tabIndex = 0;
      view.setAttribute("role", "group");
      view.setAttribute("aria-label", nameOf(view));
    } else for (const name of ["tabindex", "role", "aria-label"]) view.removeAttribute(name);
  }

  const nameOf = (root) => root.querySelector("[data-name]")?.dataset.name || root.querySelector("iframe")?.title || "";

  function look() {
    for (const view of document.querySelectorAll(".archplan-diagram__view:not([data-ready])")) {
      view.dataset.ready = "";
      const picture = part(view, "picture");
      widths.observe(view);
      if (figureOf(view).matches(".archplan-diagram--client")) awaitDrawing(picture);
    }
  }

  /* What draws in the browser replaces the source; how wide it comes out is known only then. */
  function awaitDrawing(picture) {
    const changes = new MutationObserver(drawn);
    changes.observe(picture, { childList: true, subtree: true });
    drawn();

    function drawn() {
      if (picture.querySelector("pre > code") || !picture.querySelector(".mermaid, svg")) return;
      changes.disconnect();
      const figure = figureOf(picture);
      picture.setAttribute("role", figure.matches(".archplan-diagram--linked") ? "group" : "img");
      picture.ariaLabel = picture.dataset.name;
      figure.dataset.drawn = "";
      requestAnimationFrame(() => {
        measure(picture);
        scrollable(picture.parentElement);
      });
    }
  }

  /* Gives what a browser drew the least width at which it can be read, once it is seen: in a closed tab nothing has a
     size. */
  function measure(picture) {
    if (!picture || picture.dataset.width || !("drawn" in figureOf(picture).dataset)) return;
    const size = sizeOf(picture);
    if (!size) return;
    Object.assign(picture.dataset, size);
    picture.style.minWidth = `${Math.round(size.width * READABLE)}px`;
  }

  /* The own size of a picture that mermaid drew into a closed shadow root: it takes the width it is given up to its own,
     and keeps its proportions. */
  function sizeOf(picture) {
    const host = picture.querySelector(".mermaid") ?? picture;
    const kept = host.style.cssText;
    const heightAt = (width) => {
      host.style.width = `${width}px`;
      return host.getBoundingClientRect().height;
    };
    host.style.cssText = "display: block; max-width: none; margin: 0; font-size: 0; line-height: 0";
    const height = heightAt(30000);
    const narrow = 200;
    const least = heightAt(narrow);
    host.style.width = "max-content";
    const natural = host.getBoundingClientRect().width;
    host.style.cssText = kept;
    if (!height) return null;
    return { width: Math.round(least < height - 1 ? (narrow * height) / least : natural), height: Math.round(height) };
  }

  class Enlarged {
    constructor(figure, opener, name) {
      const template = document.querySelector("template.archplan-diagram-template");
      this.dialog = template.content.querySelector("dialog").cloneNode(true);
      this.stage = this.dialog.querySelector(".archplan-diagram-dialog__stage");
      this.output = this.dialog.querySelector("output");
      this.own = this.dialog.querySelector(".archplan-diagram-dialog__own");
      this.opener = opener;
      this.dialog.querySelector("b").textContent = name;
      this.dialog.ariaLabel = name || opener.ariaLabel || opener.textContent;
      this.stage.ariaLabel = this.dialog.ariaLabel;
      this.stage.setAttribute("role", "group");
      (figure ?? opener.parentElement).append(this.dialog);
      this.dialog.addEventListener("pointerdown", ({ target }) => (this.pressed = target));
      this.dialog.addEventListener("click", (event) => this.click(event));
      this.dialog.addEventListener("keydown", (event) => this.key(event));
      this.dialog.addEventListener("close", () => this.close());
      this.stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      this.stage.addEventListener("pointerdown", (event) => this.drag(event));
    }

    /* Takes the picture itself: a copy would have its ids twice, and of a shadow root there is none. */
    show(picture) {
      this.picture = picture;
      this.view = picture.parentElement;
      const box = picture.getBoundingClientRect();
      const image = picture.querySelector("img");
      const own = { ...picture.dataset };
      if (image?.naturalWidth) [own.width, own.height] = [image.naturalWidth, image.naturalHeight];
      this.width = Number(own.width) || box.width;
      this.height = Number(own.height) || box.height;
      this.view.style.height = `${this.view.getBoundingClientRect().height}px`;
      this.style = picture.style.cssText;
      this.sheet = document.createElement("div");
      this.sheet.append(picture);
      this.stage.append(this.sheet);
      this.own.remove();
      this.dialog.showModal();
      this.stage.focus();
      picture.style.cssText = "";
      picture.style.width = `${this.width}px`;
      picture.style.height = `${this.height}px`;
      this.fit();
      // Never smaller than on the page: there it scrolls where it would be too small to read.
      if (box.width / this.width > this.scale) this.zoom(box.width / this.width / this.scale);
      this.resized = new ResizeObserver(() => this.fitted && this.fit());
      this.resized.observe(this.stage);
    }

    /* An exported page is not ours: it may run its scripts, and reach nothing of the site. */
    showPage(address) {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.title = this.dialog.ariaLabel;
      frame.src = address;
      this.own.href = address;
      this.dialog.querySelector("[data-zoom]").parentElement.remove();
      this.stage.append(frame);
      this.stage.removeAttribute("tabindex");
      this.dialog.showModal();
    }

    fit() {
      const { clientWidth, clientHeight } = this.stage;
      this.fitted = true;
      this.set(Math.min(clientWidth / this.width, clientHeight / this.height, FIT_MOST));
    }

    set(scale) {
      this.scale = scale;
      this.sheet.style.width = `${Math.floor(this.width * scale)}px`;
      this.sheet.style.height = `${Math.floor(this.height * scale)}px`;
      this.picture.style.transform = `scale(${scale})`;
      this.output.value = percent.format(scale);
    }

    /* Zooms; what is at a point of the window, its middle if none is given, stays there. */
    zoom(factor, at = middle(this.stage)) {
      if (!this.picture) return;
      const before = this.sheet.getBoundingClientRect();
      const ratio = this.scale;
      this.fitted = false;
      this.set(Math.min(Math.max(this.scale * factor, 0.1), MOST));
      const grown = this.scale / ratio;
      const after = this.sheet.getBoundingClientRect();
      this.stage.scrollBy({
        left: after.left - at.x + (at.x - before.left) * grown,
        top: after.top - at.y + (at.y - before.top) * grown,
        behavior: "instant",
      });
    }

    order(name) {
      if (name === "0") this.fit();
      else this.zoom(name === "+" ? STEP : 1 / STEP);
    }

    key(event) {
      event.stopPropagation(); // the theme has shortcuts of its own
      if (!this.picture || event.ctrlKey || event.metaKey || event.altKey) return;
      const name = { "=": "+", _: "-" }[event.key] ?? event.key;
      if (!"+-0".includes(name)) return;
      event.preventDefault();
      this.order(name);
    }

    click(event) {
      const { target } = event;
      const zoom = target.closest("[data-zoom]");
      if (zoom) this.order(zoom.dataset.zoom);
      else if (target.closest(".archplan-diagram-dialog__close") || this.isBackdrop(target)) this.dialog.close();
      else if (target.closest("a:not([target=_blank])")) setTimeout(() => this.dialog.close());
    }

    /* The dialog itself is only around what it holds; a picture may be dragged to there. */
    isBackdrop(target) {
      return target === this.dialog && this.pressed === target;
    }

    wheel(event) {
      if (!event.ctrlKey || !this.picture) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
    }

    drag(start) {
      if (start.pointerType !== "mouse" || start.button || !this.picture) return;
      let { clientX: x, clientY: y } = start;
      let dragging = false;
      const stop = new AbortController();
      const move = (event) => {
        if (!dragging && Math.hypot(event.clientX - x, event.clientY - y) < DRAG_AFTER) return;
        dragging = true;
        this.stage.dataset.dragged = "";
        this.stage.scrollBy({ left: x - event.clientX, top: y - event.clientY, behavior: "instant" });
        ({ clientX: x, clientY: y } = event);
      };
      const end = () => {
        stop.abort();
        delete this.stage.dataset.dragged;
      };
      addEventListener("pointermove", move, stop);
      addEventListener("pointerup", end, stop);
      addEventListener("pointercancel", end, stop);
    }

    close() {
      if (this.picture) {
        this.resized.disconnect();
        this.picture.style.cssText = this.style;
        this.view.append(this.picture);
        this.view.style.height = "";
      }
      this.dialog.remove();
      this.opener.focus({ preventScroll: true });
    }
  }

  function middle(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  function enlarge(figure) {
    const opener = part(figure, "enlarge");
    const picture = part(figure, "picture");
    const frame = picture.querySelector("iframe");
    const enlarged = new Enlarged(figure, opener, nameOf(figure));
    if (frame) enlarged.showPage(frame.src);
    else enlarged.show(picture);
  }

  async function copy(figure) {
    const button = part(figure, "copy");
    const text = part(figure, "code").textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copiedBySelection(figure, text)) return;
    }
    const status = figure.querySelector("[role=status]");
    status.textContent = button.dataset.done;
    button.dataset.copied = "";
    setTimeout(() => {
      status.textContent = "";
      delete button.dataset.copied;
    }, DONE_FOR);
  }

  /* Where there is no clipboard: pages from a disk or over plain http. */
  function copiedBySelection(figure, text) {
    const field = document.createElement("textarea");
    const { activeElement } = document;
    field.className = "archplan-hidden";
    field.value = text;
    figure.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    activeElement?.focus({ preventScroll: true });
    return done;
  }

  /* Before the theme's own, which would go to the page. */
  function click(event) {
    const { target } = event;
    if (!(target instanceof Element) || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const exported = target.closest("a.archplan-diagram-export");
    if (exported) {
      event.preventDefault();
      event.stopPropagation();
      new Enlarged(null, exported, exported.textContent.trim()).showPage(exported.href);
      return;
    }
    const figure = figureOf(target);
    if (!figure || target.closest("dialog")) return;
    if (target.closest(".archplan-diagram__enlarge")) enlarge(figure);
    else if (target.closest(".archplan-diagram__copy")) copy(figure);
    else if (target.closest(".archplan-diagram__picture") && canClick(figure, target)) enlarge(figure);
  }

  const canClick = (figure, target) =>
    !figure.matches(".archplan-diagram--linked, .archplan-diagram--client:not([data-drawn])") &&
    !target.closest("a, button, summary, pre") &&
    getSelection().isCollapsed;

  document.addEventListener("click", click, true);
  addEventListener("beforeprint", () => document.querySelector("dialog.archplan-diagram-dialog[open]")?.close());
  look();
})();
