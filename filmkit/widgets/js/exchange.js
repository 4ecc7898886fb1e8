// Make a file from one's work, and open a file: a partner's, or one's own from another machine.
// The kernel makes and reads it; the page hands it over. Nothing goes through a network.

function render({ model, el }) {
  const spec = model.get("spec");
  const { words, labels } = spec;
  const saved = savedLine(model, words);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const id = freshId("file");
  const file = h("input", { type: "file", id, accept: ".json,application/json", onchange: open });
  const handOver = h("button", { class: "fk-button fk-second", type: "button", "data-act": "give", onclick: () => saved.send({ act: "give" }) }, labels.give);
  let given = model.get("view").file.n;

  async function open() {
    const chosen = file.files[0];
    if (!chosen) return;
    if (chosen.size > spec.largest) { announce(status, fill(labels.toolarge, { name: chosen.name })); return; }
    saved.send({ act: "open", name: chosen.name, text: await chosen.text() });
    file.value = ""; // the same file may be opened again
  }

  const update = (first) => {
    const { file: made, message } = model.get("view");
    if (made.n > given) download(made.name, made.text, "application/json");
    given = made.n;
    first ? (status.textContent = message) : announce(status, message);
  };
  const root = h("div", { class: "fk-panel" }, h("p", {}, spec.text), h("div", { class: "fk-actions" }, handOver),
    h("div", { class: "fk-field" }, h("label", { for: id }, labels.open), file), status, saved.line);
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
