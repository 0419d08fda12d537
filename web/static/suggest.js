// Suggestions under a search box while typing, fetched from the address in its form's data-suggest. Without this script
// the box is a plain field. Follows the combobox pattern of the ARIA Authoring Practices: the focus stays in the box.
"use strict";

const PAUSE = 120; // ms without input before a request

class Combobox {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.data = form.dataset;
    this.options = [];
    this.active = -1;
    this.timer = 0;
    this.request = null;
    this.list = element("ul", { id: "suggestions", role: "listbox", "aria-label": this.data.label, hidden: "" });
    this.status = element("span", { class: "unseen", "aria-live": "polite" });
    form.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions", "aria-expanded": "false",
    })) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.schedule());
    this.input.addEventListener("keydown", (event) => this.handleKey(event));
    this.input.addEventListener("blur", () => this.close());
    form.addEventListener("submit", () => this.close());
    window.addEventListener("pagehide", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  schedule() {
    this.cancel();
    this.timer = setTimeout(() => this.fetch(), PAUSE);
  }

  cancel() { // the scheduled request and the open request
    clearTimeout(this.timer);
    this.request?.abort();
  }

  async fetch() {
    this.cancel();
    if (!this.input.value.trim()) return this.close();
    const request = (this.request = new AbortController());
    try {
      const address = `${this.data.suggest}?${new URLSearchParams(new FormData(this.form))}`;
      const answer = await fetch(address, { signal: request.signal });
      const suggestions = answer.ok ? (await answer.json()).suggestions : [];
      if (!request.signal.aborted) this.show(suggestions);
    } catch (fault) {
      if (fault.name !== "AbortError") this.close(); // the box remains a plain field
    }
  }

  show(suggestions) {
    this.suggestions = suggestions;
    this.options = suggestions.map((suggestion, number) => this.makeOption(suggestion, number));
    this.list.replaceChildren(...this.options);
    this.list.hidden = !suggestions.length;
    this.input.setAttribute("aria-expanded", String(suggestions.length > 0));
    this.activate(-1);
    this.status.textContent = suggestions.length ? `${this.data.label}: ${suggestions.length}` : "";
  }

  makeOption({ kind, value, latin, documents, marks }, number) {
    const option = element("li", { id: `suggestion-${number}`, role: "option", class: kind, "aria-selected": "false" });
    const text = element("span", { class: "value", lang: "ar", dir: "auto" });
    text.append(...highlight(value, marks));
    const wantsLatin = this.data.letters !== "arabic" || /[a-z]/i.test(this.input.value);
    if (latin && wantsLatin) text.append(" ", element("bdi", { class: "beside", lang: "en" }, latin));
    option.append(text, element("span", { class: "kind" }, this.data[kind]));
    if (documents !== null) option.append(element("bdi", { class: "number" }, documents.toLocaleString("en")));
    return option;
  }

  activate(number) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = number;
    const option = this.options[number];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  handleKey(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const stops = this.options.length + 1; // the box itself is a stop, at -1
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) this.activate(((this.active + 1 + step + stops) % stops) - 1);
    else if (event.key === "ArrowDown") this.fetch();
    else if (event.key === "Enter" && open && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape" && open) this.close();
    else return;
    event.preventDefault();
  }

  choose(number) {
    const { kind, value, url } = this.suggestions[number];
    this.close();
    if (kind !== "words") return location.assign(url);
    this.input.value = `${value} `;
    this.fetch();
  }

  close() {
    this.cancel();
    this.show([]);
  }
}

function element(name, attributes, text = "") {
  const node = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
  node.textContent = text;
  return node;
}

function highlight(value, marks) { // marks count code points, strings UTF-16 units
  const codePoints = Array.from(value);
  const pieces = [];
  let end = 0;
  for (const [start, stop] of marks) {
    pieces.push(codePoints.slice(end, start).join(""), element("mark", {}, codePoints.slice(start, stop).join("")));
    end = stop;
  }
  return [...pieces, codePoints.slice(end).join("")];
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Combobox(form);
