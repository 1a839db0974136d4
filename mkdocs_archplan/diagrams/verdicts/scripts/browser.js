/* As much of a browser as mermaid.parse() asks for, so that it runs where there is none. Nothing is drawn: elements keep
   a text and forget the rest. DOMPurify finds no createHTMLDocument and hands texts through: nothing here is published. */
(function (global) {
  "use strict";
  const nothing = () => {};

  class Element {
    constructor(owner) {
      this.ownerDocument = owner;
      this.style = {};
      this.classList = { add: nothing, remove: nothing, contains: () => false };
      this.text = "";
    }
    get nodeType() { return 1; }
    get childNodes() { return []; }
    get parentNode() { return null; }
    get nextSibling() { return null; }
    get innerHTML() { return this.text; }
    set innerHTML(text) { this.text = String(text); }
    get textContent() { return this.text; }
    set textContent(text) { this.text = String(text); }
    get value() { return this.text; }
    appendChild(child) { return child; }
    insertBefore(child) { return child; }
    removeChild(child) { return child; }
    remove() {}
    cloneNode() { return new Element(this.ownerDocument); }
    setAttribute() {}
    removeAttribute() {}
    getAttribute() { return null; }
    hasAttribute() { return false; }
    addEventListener() {}
    removeEventListener() {}
    querySelector() { return null; }
    querySelectorAll() { return []; }
    getElementsByTagName() { return []; }
    getBoundingClientRect() { return { x: 0, y: 0, width: 0, height: 0 }; }
    getBBox() { return { x: 0, y: 0, width: 0, height: 0 }; }
  }

  class Document extends Element {
    get nodeType() { return 9; }
    get implementation() { return {}; }
    get readyState() { return "complete"; }
    get currentScript() { return null; }
    createElement() { return new Element(this); }
    createElementNS() { return new Element(this); }
    createTextNode() { return new Element(this); }
    createDocumentFragment() { return new Element(this); }
    getElementById() { return null; }
  }

  class Address {
    constructor(text) {
      const parts = /^([a-z][a-z0-9+.-]*:)(?:\/\/([^/?#]*))?/i.exec(text);
      if (!parts) throw new TypeError(`Invalid URL: ${text}`);
      this.href = String(text);
      this.protocol = parts[1].toLowerCase();
      this.host = this.hostname = parts[2] || "";
    }
    toString() { return this.href; }
    static canParse(text) {
      try { return Boolean(new Address(text)); } catch { return false; }
    }
  }

  /* Bytes are looked at by mermaid's packages only to measure and to copy texts. */
  class Encoder {
    encode(text = "") {
      return Uint8Array.from(unescape(encodeURIComponent(text.toWellFormed())), (byte) => byte.charCodeAt(0));
    }
  }
  class Decoder {
    decode(bytes = []) { return decodeURIComponent(escape(String.fromCharCode(...bytes))); }
  }

  const page = new Document();
  page.head = page.body = page.documentElement = new Element(page);
  page.defaultView = global;
  const observer = class { observe() {} unobserve() {} disconnect() {} };
  const waiting = [];
  const later = (work) => waiting.push(work);

  Object.assign(global, {
    window: global, self: global, top: global, document: page,
    Element, HTMLElement: Element, SVGElement: Element, Node: Element,
    HTMLTemplateElement: class {}, HTMLFormElement: class {}, NamedNodeMap: class {}, DocumentFragment: class {},
    NodeFilter: { SHOW_ELEMENT: 1, SHOW_TEXT: 4, SHOW_CDATA_SECTION: 8, SHOW_PROCESSING_INSTRUCTION: 64, SHOW_COMMENT: 128 },
    DOMParser: class { parseFromString() { return page; } },
    URL: global.URL || Address, TextEncoder: Encoder, TextDecoder: Decoder,
    navigator: { userAgent: "", platform: "", language: "en" },
    location: { href: "http://localhost/", protocol: "http:", host: "localhost", pathname: "/", search: "", hash: "" },
    console: Object.fromEntries(["log", "warn", "error", "info", "debug", "trace"].map((name) => [name, nothing])),
    MutationObserver: observer, ResizeObserver: observer, IntersectionObserver: observer,
    setTimeout: later, requestAnimationFrame: later, queueMicrotask: (work) => Promise.resolve().then(work),
    setInterval: () => 0, clearTimeout: nothing, clearInterval: nothing, cancelAnimationFrame: nothing,
    addEventListener: nothing, removeEventListener: nothing,
    getComputedStyle: () => ({ getPropertyValue: () => "" }),
    matchMedia: () => ({ matches: false, addEventListener: nothing }),
    performance: { now: () => 0, mark: nothing, measure: nothing },
    structuredClone: (value) => JSON.parse(JSON.stringify(value)),
    btoa: (text) => text, atob: (text) => text,
    CSS: { supports: () => true },
    crypto: { getRandomValues: (values) => values, randomUUID: () => "0" },
  });

  /* Grammars of jison try rule after rule, `^(?:…)`, on the rest of a text. This engine, unlike a browser's, looks for a
     rule that does not match at every later place as well, so that its time grows with the square of a diagram's
     length; a sticky rule is tried at one place. One that begins with a letter of its own need not be tried before
     another. */
  class Rule {
    constructor({ source, flags }, first) {
      this.expression = new RegExp(source, `${flags}y`);
      this.first = first && (flags ? first.toUpperCase() : first).charCodeAt(0);
      this.other = first && (flags ? first.toLowerCase() : first).charCodeAt(0);
    }

    /* Return the rule behind an expression that is one, null for any other. */
    static of({ source, flags }) {
      if ((flags && flags !== "i") || !source.startsWith("^(?:")) return null;
      let depth = 0, inClass = false, several = false;
      for (let at = 1; at < source.length; at++) {
        const char = source[at];
        if (char === "\\") at++;
        else if (inClass) inClass = char !== "]";
        else if (char === "[") inClass = true;
        else if (char === "(") depth++;
        else if (char === "|") several ||= depth === 1;
        else if (char === ")" && --depth === 0 && at < source.length - 1) return null;
      }
      const own = several ? null : /^\^\(\?:(?:\\([^\w\s])|([\w:;,="<>%&@#!~-]))(?![*?{])/.exec(source);
      return new Rule({ source, flags }, own && (own[1] || own[2]));
    }
  }
  const match = String.prototype.match;
  String.prototype.match = function (expression) {
    const rule = expression?.archplan;
    if (rule) {
      if (rule.first) {
        const code = this.charCodeAt(0);
        if (code !== rule.first && code !== rule.other) return null;
      }
      rule.expression.lastIndex = 0;
      return rule.expression.exec(this);
    }
    if (rule === undefined && expression instanceof RegExp) {
      expression.archplan = Rule.of(expression);
      return this.match(expression);
    }
    return match.call(this, expression);
  };

  /* Run what a timer would; false where nothing waits. */
  global.archplanTick = () => waiting.length > 0 && (waiting.shift()(), true);
})(globalThis);
