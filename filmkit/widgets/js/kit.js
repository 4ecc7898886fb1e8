// Shared by all controls: building elements, talking to the kernel, the "Saved" line, cards.
// This text stands before each control's own file (anywidget loads one module a control).

/** Make an element. Text children are set as text, never as HTML. */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

// Each control on a page is a module of its own: ids must differ between modules too.
const home = Math.random().toString(36).slice(2, 8);
let serial = 0;
const freshId = (name) => `fk-${home}-${name}-${++serial}`;

/** A title with a full stop, unless it ends with a mark of its own. */
const closed = (text) => (/[?!.…]$/.test(text) ? text : `${text}.`);

/** Fill {name} places of an interface word. */
const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/**
 * Keep keys typed in a control from JupyterLab, which would move to another cell.
 * Shift+Enter and Ctrl+Enter (run) pass, so that nobody is trapped; Escape leaves the control for
 * its notebook, where the arrow keys go from cell to cell.
 */
function guardKeys(root) {
  root.addEventListener("keydown", (event) => {
    const leaves = event.key === "Escape" || (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey));
    if (!leaves) event.stopPropagation();
    if (event.key === "Escape") root.closest(".jp-Notebook")?.focus();
  });
}

/** Write into a live region so that the same words twice are announced twice. */
function announce(region, text) {
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
}

/** The line that says in words whether the work is saved, and what to do if it is not. */
function savedLine(model, words, patience = 6000) {
  const line = h("p", { class: "fk-saved" });
  let sent = 0;
  let timer = null;
  const show = () => {
    const saved = model.get("saved") || {};
    if ((saved.n ?? 0) < sent) return;
    clearTimeout(timer);
    line.textContent = saved.error || saved.text || "";
    line.dataset.state = saved.error ? "failed" : "saved";
  };
  model.on("change:saved", show);
  show();
  return {
    line,
    /** Send a message that is to be saved; the line says so until the kernel has answered. */
    send(message, buffers) {
      sent = Math.max(sent, (model.get("saved") || {}).n ?? 0) + 1;
      line.textContent = words.saving;
      line.dataset.state = "waiting";
      clearTimeout(timer);
      timer = setTimeout(() => { line.textContent = words.unsaved; line.dataset.state = "failed"; }, patience);
      model.send({ ...message, n: sent }, undefined, buffers);
    },
  };
}

/** Hand a text to the learner as a file; it stays on this machine. */
function download(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Wait until typing pauses; leaving the field or the page sends at once. Returns how to send now. */
function whenQuiet(field, milliseconds, send) {
  let timer = null;
  let last = field.value;
  const now = () => { clearTimeout(timer); if (field.value !== last) { last = field.value; send(field.value); } };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(now, milliseconds); });
  field.addEventListener("blur", now);
  document.addEventListener("visibilitychange", () => { if (document.hidden) now(); });
  return now;
}

/** Buttons of a machine that has ended: leave it for what follows in the lesson. */
function wayOn(words) {
  const goOn = (event) => {
    const panels = [...document.querySelectorAll(".fk-panel")];
    const mine = event.target.closest(".fk-panel");
    const next = panels[panels.indexOf(mine) + 1] || mine;
    const stops = [...next.querySelectorAll("input, select, textarea, button, summary")];
    next.scrollIntoView();
    stops.find((node) => node.offsetParent && !node.disabled)?.focus();
  };
  return h("div", { class: "fk-actions", hidden: true }, h("button", { class: "fk-button", type: "button", "data-act": "on", onclick: goOn }, words.chaton));
}

/** A button that opens the card of a sequence under the control that named it. */
function sequenceButton(key, cards, words, short) {
  const card = cards[key];
  if (!card) return document.createTextNode(key.toUpperCase());
  const name = `${key.toUpperCase()} ${card.title}`;
  const place = h("span", { class: "fk-card-place" });
  const button = h("button", {
    class: "fk-link", type: "button", "aria-expanded": "false", "aria-label": name,
    onclick: () => {
      const open = place.childElementCount > 0;
      place.replaceChildren(...(open ? [] : [sequenceCard(key, card, words)]));
      button.setAttribute("aria-expanded", String(!open));
      if (!open) place.scrollIntoView({ block: "nearest" });
    },
  }, short ? key.toUpperCase() : name);
  return h("span", { class: "fk-sequence" }, button, place);
}

/** A button that shows the full text in place of the gentler one, and the gentler one again. */
function fullText(place, gentle, full, words) {
  const button = h("button", {
    class: "fk-link", type: "button", "aria-expanded": "false",
    onclick: () => {
      const now = place.textContent === gentle;
      place.textContent = now ? full : gentle;
      button.textContent = now ? words.gentletext : words.fulltext;
      button.setAttribute("aria-expanded", String(now));
    },
  }, words.fulltext);
  return button;
}

function sequenceCard(key, card, words) {
  const text = h("span", { class: "fk-card-text" }, card.neutral || card.text);
  const more = card.neutral ? fullText(text, card.neutral, card.text, words) : null;
  return h("span", { class: "fk-card" },
    h("strong", {}, `${key.toUpperCase()} ${card.title}`), h("span", { class: "fk-quiet" }, `${card.act} · ${card.place}`),
    card.flag ? h("span", { class: "fk-flag" }, card.flag) : null, text, more,
    card.who ? h("span", { class: "fk-quiet" }, card.who) : null, h("span", { class: "fk-quiet" }, card.source));
}

/** A citation: pieces of text, some of them in italics. */
const cited = (parts) => (parts || []).map(([text, italic]) => (italic ? h("cite", {}, text) : text));

/** Blocks of a detail panel: a heading and lines with sequences and sources. */
function detailBlocks(blocks, cards, words) {
  return blocks.map((block) => h("section", { class: "fk-block" },
    h("h4", {}, block.heading),
    h("ul", {}, block.items.map((item) => h("li", {},
      item.label ? h("strong", {}, `${item.label} `) : null,
      item.text ? h("span", {}, item.text) : null, cited(item.parts),
      (item.sequences || []).map((key) => [" ", sequenceButton(key, cards, words, item.sequences.length > 3)]),
      item.note ? h("span", { class: "fk-quiet" }, ` ${item.note}`) : null,
      item.source ? h("span", { class: "fk-quiet fk-source" }, ` ${item.source}`) : null)))));
}
