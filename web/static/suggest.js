// Suggestions under a search box while typing, read from the address in its form's data-suggest. Without this script
// the box is a plain field. After the combobox pattern of the ARIA Authoring Practices: the focus stays in the box.
"use strict";

const PAUSE = 120; // ms without a key before asking

class Combobox {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.texts = form.dataset;
    this.options = [];
    this.active = -1;
    this.timer = 0;
    this.asking = null;
    this.list = element("ul", { id: "suggestions", role: "listbox", "aria-label": this.texts.label, hidden: "" });
    this.status = element("span", { class: "unseen", "aria-live": "polite" });
    form.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions", "aria-expanded": "false",
    })) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    form.addEventListener("submit", () => this.close());
    window.addEventListener("pagehide", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options.indexOf(option));
    });
  }

  later() {
    this.forget();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  forget() { // what is asked or is to be asked
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  async ask() {
    this.forget();
    if (!this.input.value.trim()) return this.close();
    const asking = (this.asking = new AbortController());
    try {
      const address = `${this.texts.suggest}?${new URLSearchParams(new FormData(this.form))}`;
      const answer = await fetch(address, { signal: asking.signal });
      const found = answer.ok ? (await answer.json()).suggestions : [];
      if (!asking.signal.aborted) this.show(found);
    } catch (fault) {
      if (fault.name !== "AbortError") this.close(); // without suggestions the box is as useful as without script
    }
  }

  show(found) {
    this.found = found;
    this.options = found.map((suggestion, number) => this.option(suggestion, number));
    this.list.replaceChildren(...this.options);
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.move(-1);
    this.status.textContent = found.length ? `${this.texts.label}: ${found.length}` : "";
  }

  option({ kind, value, documents, marks }, number) {
    const option = element("li", { id: `suggestion-${number}`, role: "option", class: kind, "aria-selected": "false" });
    const text = element("span", { class: "value", lang: "ar", dir: "auto" });
    text.append(...marked(value, marks));
    option.append(text, element("span", { class: "kind" }, this.texts[kind]));
    if (documents !== null) option.append(element("bdi", { class: "number" }, documents.toLocaleString("en")));
    return option;
  }

  move(to) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const option = this.options[to];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    const places = this.options.length + 1; // the box itself is one, at -1
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) this.move(((this.active + 1 + step + places) % places) - 1);
    else if (event.key === "ArrowDown") this.ask();
    else if (event.key === "Enter" && open && this.active >= 0) this.choose(this.active);
    else if (event.key === "Escape" && open) this.close();
    else return;
    event.preventDefault();
  }

  choose(number) {
    const { kind, value, url } = this.found[number];
    this.close();
    if (kind !== "words") return location.assign(url);
    this.input.value = `${value} `;
    this.ask();
  }

  close() {
    this.forget();
    this.show([]);
  }
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

function marked(value, marks) { // marks count code points
  const letters = Array.from(value);
  const pieces = [];
  let end = 0;
  for (const [start, stop] of marks) {
    pieces.push(letters.slice(end, start).join(""), element("mark", {}, letters.slice(start, stop).join("")));
    end = stop;
  }
  return [...pieces, letters.slice(end).join("")];
}

for (const form of document.querySelectorAll("form[data-suggest]")) new Combobox(form);
