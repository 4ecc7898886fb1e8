// The shelf: cards of evidence. A mark opens the fields for kind and reason; a choice of kind filters.
// All of this happens in the page; the kernel stores it and says what speaks against the choice.

function render({ model, el }) {
  const spec = model.get("spec");
  const { words, labels } = spec;
  const saved = savedLine(model, words);
  const values = model.get("view").values || {};
  const status = h("div", { class: "fk-status", role: "status" });
  const marks = new Set(values.mark || []);
  const store = (name, value) => saved.send({ act: "write", field: name, value });
  const field = (name) => spec.fields.find((one) => one.name === name);
  const kindOf = Object.fromEntries(spec.pieces.map((one) => [one.key, values[`kind-${one.key}`] || one.kind]));

  function details(piece) {
    const kind = h("select", { id: freshId("kind"), onchange: () => { kindOf[piece.key] = kind.value || piece.kind; store(`kind-${piece.key}`, kind.value); } },
      h("option", { value: "" }, spec.kinds.find((one) => one.value === piece.kind).label),
      spec.kinds.filter((one) => one.value !== piece.kind).map((one) => h("option", { value: one.value }, one.label)));
    kind.value = values[`kind-${piece.key}`] === piece.kind ? "" : values[`kind-${piece.key}`] || "";
    const why = h("input", { type: "text", id: freshId("why"), maxlength: 300 });
    why.value = values[`why-${piece.key}`] || "";
    whenQuiet(why, 400, (text) => store(`why-${piece.key}`, text));
    return h("div", { hidden: !marks.has(piece.key) },
      h("div", { class: "fk-field" }, h("label", { for: kind.id }, field(`kind-${piece.key}`).label), kind),
      h("div", { class: "fk-field" }, h("label", { for: why.id }, field(`why-${piece.key}`).label), why));
  }

  function card(piece) {
    const more = details(piece);
    const box = h("input", { type: "checkbox", id: freshId("mark"), checked: marks.has(piece.key), onchange: () => {
      box.checked ? marks.add(piece.key) : marks.delete(piece.key);
      more.hidden = !box.checked;
      store("mark", [...marks]);
    } });
    const kind = spec.kinds.find((one) => one.value === piece.kind).label;
    const node = h("li", { class: "fk-piece" },
      h("p", { class: "fk-quiet" }, `${piece.where} · ${kind}`), h("strong", {}, piece.label), h("p", {}, piece.text),
      piece.sequences.length ? h("p", {}, piece.sequences.map((key) => [sequenceButton(key, spec.cards, words, true), " "])) : null,
      h("div", { class: "fk-option" }, box, h("label", { for: box.id }, field("mark").label, h("span", { class: "fk-unseen" }, `: ${piece.label}`))), more);
    return { piece, node };
  }

  const cards = spec.pieces.map(card);
  const filter = h("select", { id: freshId("show"), onchange: () => { filtered = filter.value; show(); } },
    h("option", { value: "" }, labels.all), spec.kinds.map((one) => h("option", { value: one.value }, one.label)));
  const list = h("ul", { class: "fk-shelf" }, cards.map(({ node }) => node));
  const empty = h("div", {}, h("p", {}, labels.makes), h("ul", {}, spec.makes.map((text) => h("li", {}, text))));
  const open = h("button", { class: "fk-button fk-second", type: "button", "data-act": "sample", onclick: () => { sample = true; show(); filter.focus(); saved.send({ act: "sample" }); } }, labels.open);
  const controls = h("div", { class: "fk-field" }, h("label", { for: filter.id }, labels.show), filter);
  let filtered = "", sample = Boolean(model.get("view").sample);

  function show() {
    const there = cards.filter(({ piece }) => sample || !piece.sample);
    for (const { piece, node } of cards) node.hidden = (piece.sample && !sample) || Boolean(filtered && kindOf[piece.key] !== filtered);
    empty.hidden = there.length > 0;
    controls.hidden = there.length === 0;
    open.hidden = sample;
  }
  const root = h("div", { class: "fk-panel" }, empty, controls, list, h("div", { class: "fk-actions" }, open), status, saved.line);
  let told = "";
  const update = (first) => {
    const message = model.get("view").message;
    if (message !== told) first ? (status.textContent = message) : announce(status, message);
    told = message;
  };
  guardKeys(root);
  el.append(root);
  show();
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
