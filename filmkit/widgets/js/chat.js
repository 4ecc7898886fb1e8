// A talk, turn by turn: what is typed is painted at once, the reply comes from the kernel.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words, spec.patience);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const log = h("div", { class: "fk-chat", role: "log", tabindex: "0", "aria-label": words.chatlog });
  const line = h("input", { type: "text", id: freshId("say"), maxlength: spec.longest, autocomplete: "off" });
  const send = h("button", { class: "fk-button", type: "button", "data-act": "say", onclick: say }, words.chatsend);
  const count = h("span", { class: "fk-quiet" });
  const [keep, xray] = spec.fields.map(box);
  const later = h("p", { class: "fk-quiet" }, words.chatlater);
  const writing = h("div", {}, h("div", { class: "fk-field" }, h("label", { for: line.id }, words.chatline), line),
    h("div", { class: "fk-actions" }, send, count), later, xray?.row, keep?.row);
  const stopped = wayOn(words);
  const root = h("div", { class: "fk-panel" }, h("div", { class: "fk-card" }, h("strong", {}, spec.card.heading), spec.card.text),
    log, writing, status, stopped, saved.line);

  function box(field) {
    const id = freshId(field.name);
    const input = h("input", { type: "checkbox", id, onchange: () => saved.send({ act: "write", field: field.name, value: input.checked }) });
    input.checked = (model.get("view").values || {})[field.name] === true;
    return { input, row: h("div", { class: "fk-option" }, input, h("label", { for: id }, field.label)) };
  }

  const spoken = (who, text) => h("p", {}, h("strong", {}, `${who} `), text);
  let waiting = null; // what was typed and is not answered yet
  let sent = "";
  let next = false; // the line typed meanwhile goes when the answer is there

  function say() {
    const text = line.value.trim();
    next = Boolean(text && waiting);
    if (!text || waiting) return;
    sent = text;
    waiting = spoken(words.chatyou, text);
    log.append(waiting);
    bottom();
    line.value = "";
    line.focus();
    saved.send({ act: "say", text });
  }
  line.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) say(); });
  line.addEventListener("input", () => { next = false; }); // it is not finished
  const bottom = () => { log.scrollTop = log.scrollHeight; };

  let shown = 0; // turns that stand in the log
  let looked = "";
  let hello = "";
  function turnsOf(view) {
    const all = JSON.stringify(view.turns.map((turn) => turn.xray));
    const first = JSON.stringify(view.hello);
    if (looked !== all && view.turns.length === shown || hello !== first) { log.replaceChildren(...view.hello.map((text) => spoken(words.chatprogram, text))); shown = 0; }
    looked = all;
    hello = first;
    for (const [place, turn] of view.turns.entries()) {
      if (place < shown) continue;
      const lines = turn.xray.length ? h("details", { class: "fk-more", open: place === view.turns.length - 1 },
        h("summary", {}, fill(words.chatxray, { number: place + 1 })), h("ul", {}, turn.xray.map((text) => h("li", {}, text)))) : null;
      log.append(...[spoken(words.chatyou, turn.you), spoken(words.chatprogram, turn.reply), lines].filter(Boolean));
    }
    if (view.turns.length > shown) bottom();
    shown = view.turns.length;
  }

  const update = (first) => {
    const view = model.get("view");
    waiting?.remove();
    waiting = null;
    turnsOf(view);
    count.textContent = view.count;
    if (xray) xray.row.hidden = !view.open;
    later.hidden = view.open;
    const told = view.stopped || view.message;
    if (told !== status.textContent) first ? (status.textContent = told) : announce(status, told);
    const ended = Boolean(view.stopped);
    line.disabled = send.disabled = view.full;
    if (ended && !writing.hidden) { line.value = ""; requestAnimationFrame(() => status.focus()); }
    writing.hidden = ended;
    stopped.hidden = !ended;
    saved.line.hidden = ended; // it would speak of what was stored before
    if (next) say();
  };
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
  // What could not be said comes back into the line, unless something else stands there.
  model.on("change:saved", () => {
    if (!waiting || !(model.get("saved") || {}).error) return;
    waiting.remove();
    waiting = null;
    next = false;
    line.value ||= sent;
  });
}

export default { render };
