// The same talk with different gaps before each reply: played here, rated, then revealed.

const BETWEEN = 1200; // milliseconds before a person speaks again

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const after = h("div", { class: "fk-after" });
  let playing = 0; // a new start makes the timers of an older one void

  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  async function play(stage, version, milliseconds) {
    const mine = ++playing;
    stage.replaceChildren(h("p", { class: "fk-quiet" }, fill(words.gapplays, { version })));
    for (const [place, turn] of spec.turns.entries()) {
      await wait(turn.waits ? milliseconds : place ? BETWEEN : 0);
      if (mine !== playing) return;
      stage.append(h("p", {}, h("strong", {}, `${turn.who} `), turn.text));
    }
    stage.append(h("p", { class: "fk-quiet" }, words.gapover));
  }

  const versions = spec.fields.map((field) => {
    const group = freshId("gap");
    const now = (model.get("view").values || {})[field.name];
    const options = field.options.map((option) => h("div", { class: "fk-option" },
      h("input", { type: "radio", name: group, id: `${group}-${option.value}`, checked: now === option.value, onchange: () => saved.send({ act: "write", field: field.name, value: option.value }) }),
      h("label", { for: `${group}-${option.value}` }, option.label)));
    const stage = h("div", { class: "fk-talk", role: "log", "aria-label": fill(words.gapstage, { version: field.version }) });
    return h("section", { class: "fk-group" },
      h("button", { class: "fk-button fk-second", type: "button", "data-act": "play", onclick: () => play(stage, field.version, field.milliseconds) }, fill(words.gapplay, { version: field.version })), stage,
      h("fieldset", { class: "fk-choices" }, h("legend", {}, field.label), h("div", { class: "fk-ticks" }, options)));
  });
  const reveal = h("button", { class: "fk-button", type: "button", onclick: () => saved.send({ act: "compare" }) }, words.gapreveal);
  const root = h("div", { class: "fk-panel" }, versions, h("div", { class: "fk-actions" }, reveal), status, after, saved.line);

  let shown = "[]";
  const update = (first) => {
    const view = model.get("view");
    const blocks = JSON.stringify(view.after || []);
    if (blocks !== shown) after.replaceChildren(...reportBlocks(view.after, {}, words));
    shown = blocks;
    if (!first && view.message !== status.textContent) announce(status, view.message || "");
  };
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
