// The portfolio: ticks for what stays out, a preview of what is in, and files made from it.
// The kernel makes a file; the page hands it over. Nothing goes through a network.

function render({ model, el }) {
  const spec = model.get("spec");
  const { words, labels } = spec;
  const saved = savedLine(model, words);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const out = new Set((model.get("view").values || {}).out || []);
  const ticks = h("div", {});
  const preview = h("div", { class: "fk-after" });
  let given = (model.get("view").file || { n: 0 }).n;
  let listed = "", shown = "[]", told = "";

  /** The parts of each lesson, each with a tick that keeps it out. */
  function list(parts) {
    if (JSON.stringify(parts) === listed) return;
    listed = JSON.stringify(parts);
    ticks.hidden = parts.length === 0;
    ticks.replaceChildren(h("h3", {}, labels.out), ...parts.map((lesson) => h("details", { class: "fk-more" }, h("summary", {}, lesson.title),
      h("fieldset", { class: "fk-choices" }, h("legend", { class: "fk-unseen" }, `${labels.out}: ${lesson.title}`), lesson.parts.map(({ value, label }) => {
        const box = h("input", { type: "checkbox", id: freshId("out"), checked: out.has(value), onchange: () => {
          box.checked ? out.add(value) : out.delete(value);
          saved.send({ act: "write", field: "out", value: [...out] });
        } });
        return h("div", { class: "fk-option" }, box, h("label", { for: box.id }, label));
      })))));
  }

  function look(chapters) {
    if (JSON.stringify(chapters) === shown) return;
    shown = JSON.stringify(chapters);
    preview.replaceChildren(h("h3", {}, labels.inside), ...chapters.map((one) => h("details", { class: "fk-more" }, h("summary", {}, one.title),
      one.parts.map((part) => h("section", { class: "fk-block" }, h("h4", {}, part.title),
        part.lines.map(({ label, text }) => [label === part.title ? null : h("p", {}, h("strong", {}, label)), h("p", {}, text)]),
        reportBlocks(part.blocks, spec.cards, words))))));
  }

  function handOver({ n, name, type, data }) {
    if (!data || n <= given) return;
    given = n;
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  const lookButton = h("button", { class: "fk-button", type: "button", "data-act": "preview", onclick: () => saved.send({ act: "preview" }) }, labels.preview);
  const makers = spec.forms.map(({ value, label }) => h("button", { class: "fk-button fk-second", type: "button", "data-act": `make-${value}`, onclick: () => saved.send({ act: "make", form: value }) }, label));
  const root = h("div", { class: "fk-panel" }, ticks, h("div", { class: "fk-actions" }, lookButton), preview,
    h("p", {}, labels.files), h("div", { class: "fk-actions" }, makers), status, saved.line);
  const update = (first) => {
    const view = model.get("view");
    list(view.parts || []);
    look(view.preview || []);
    if (!first) handOver(view.file || {});
    if (view.message !== told) first ? (status.textContent = view.message) : announce(status, view.message);
    told = view.message;
  };
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
