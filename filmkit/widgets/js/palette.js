// The colours of one still: opened here, measured by the kernel, kept by nobody unless it is ticked.

const SIZE = [640, 360]; // pixels of a picture of the reel

/** Draw a picture of the reel as a PNG, with the colours that the page gives it. */
function frameAsPicture(drawn, root) {
  const style = getComputedStyle(root);
  const paint = (name) => style.getPropertyValue(`--fk-reel-${name}`).trim();
  const drawing = svg("svg", { viewBox: "0 0 160 90", width: SIZE[0], height: SIZE[1] }, frameShapes(drawn, paint));
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  return picture.decode().then(() => new Promise((done) => {
    const canvas = h("canvas", { width: SIZE[0], height: SIZE[1] });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    canvas.toBlob(done, "image/png");
  }));
}

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const values = model.get("view").values || {};
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const store = (field, value) => saved.send({ act: "write", field, value });

  const send = async (picture, source) => {
    announce(status, words.measuring);
    saved.send({ act: "picture", source }, [await picture.arrayBuffer()]);
  };
  const file = h("input", { type: "file", id: freshId("still"), accept: "image/png,image/jpeg,image/gif,image/webp", onchange: () => {
    const chosen = file.files[0];
    if (!chosen) return;
    if (chosen.size > spec.largest) announce(status, fill(words.stilllarge, { size: Math.floor(spec.largest / 1e6) }));
    else send(chosen, "own");
  } });
  const frame = h("select", { id: freshId("frame") }, spec.frames.map(({ value, label }, place) => h("option", { value, selected: value === (model.get("view").source || spec.first) }, `${place + 1}. ${label}`)));
  const use = h("button", { class: "fk-button fk-second", type: "button", "data-act": "frame", onclick: async () => {
    const { value, drawn } = spec.frames.find((one) => one.value === frame.value);
    send(await frameAsPicture(drawn, root), value);
  } }, words.useframe);

  const colours = h("select", { id: freshId("colours"), onchange: () => store("colours", colours.value) }, spec.counts.map(({ value, label }) => h("option", { value }, label)));
  colours.value = values.colours || spec.usual;
  const group = freshId("method");
  const methods = h("fieldset", { class: "fk-choices" }, h("legend", {}, words.palettechoice), spec.methods.map(({ value, label }) => h("div", { class: "fk-option" },
    h("input", { type: "radio", name: group, id: `${group}-${value}`, value, checked: values.method === value, onchange: () => store("method", value) }), h("label", { for: `${group}-${value}` }, label))));
  const keep = h("input", { type: "checkbox", id: freshId("keep"), checked: values.keep === true, onchange: () => store("keep", keep.checked) });
  const picture = h("div");
  const after = h("div", { class: "fk-after" });
  const measured = h("section", {}, h("div", { class: "fk-field" }, h("label", { for: colours.id }, words.howmany), colours), after, methods,
    h("div", { class: "fk-option" }, keep, h("label", { for: keep.id }, words.keeppicture)));
  const root = h("div", { class: "fk-panel fk-wide" }, reportBlocks(spec.claims, spec.cards, words), h("p", { class: "fk-quiet" }, words.palettehelp),
    h("div", { class: "fk-field" }, h("label", { for: file.id }, words.openstill), file),
    spec.frames.length ? [h("div", { class: "fk-field" }, h("label", { for: frame.id }, words.orframe), frame), h("div", { class: "fk-actions" }, use)] : null,
    status, picture, measured, saved.line);

  let shown = "", drawn = "[]";
  function update(first) {
    const view = model.get("view"), blocks = JSON.stringify(view.blocks || []);
    if (view.picture !== shown) picture.replaceChildren(...(view.picture ? [h("img", { src: view.picture, alt: words.stillalt, class: "fk-still" })] : []));
    shown = view.picture;
    if (blocks !== drawn) after.replaceChildren(...reportBlocks(view.blocks, spec.cards, words));
    drawn = blocks;
    measured.hidden = blocks === "[]";
    const told = view.message || "";
    if (told !== status.textContent) first ? (status.textContent = told) : announce(status, told);
  }
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
