// Hand a part of one's work to a partner as a file, and open the partner's file; both stay on this machine.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const id = freshId("file");
  const file = h("input", { type: "file", id, accept: ".json,application/json", onchange: open });
  const handOver = h("button", { class: "fk-button fk-second", type: "button", onclick: give }, words.givefile);

  function give() {
    const { name, text } = model.get("view").file;
    if (!text) { announce(status, words.nofile); return; }
    download(name, text, "application/json");
    announce(status, fill(words.filegiven, { name }));
  }

  async function open() {
    const chosen = file.files[0];
    if (!chosen) return;
    if (chosen.size > spec.largest) { announce(status, fill(words.toolarge, { name: chosen.name })); return; }
    saved.send({ act: "open", name: chosen.name, text: await chosen.text() });
  }

  const update = (first) => {
    const told = model.get("view").message || "";
    first ? (status.textContent = told) : announce(status, told);
  };
  const root = h("div", { class: "fk-panel" }, h("p", {}, spec.text), h("div", { class: "fk-actions" }, handOver),
    h("div", { class: "fk-field" }, h("label", { for: id }, words.openfile), file), status, saved.line);
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
