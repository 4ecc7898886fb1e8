// An explorer: choose, and the picture, its sentence, its evidence change within one frame.
// Pictures are drawn once by the kernel and kept here: the current one first, the nearest next.

/** States one change away from the current one come first. */
function byDistance(keys, current) {
  const here = current.split("|");
  const away = (key) => key.split("|").filter((part, place) => part !== here[place]).length;
  return [...keys].sort((a, b) => away(a) - away(b));
}

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const ready = new Map(Object.entries(model.get("states") || {}));
  const wanted = new Set();
  const selects = spec.controls.map((control) => h("select", { id: freshId("control"), onchange: change },
    control.options.map((option) => h("option", { value: option.value, selected: option.value === control.start }, option.label))));
  const controls = h("div", { class: "fk-controls" }, spec.controls.map((control, place) =>
    h("div", { class: "fk-field" }, h("label", { for: selects[place].id }, control.label), selects[place])));
  const title = h("figcaption", { class: "fk-title" });
  const frame = h("div", { class: "fk-frame", tabindex: "0", role: "region", "aria-label": words.picture });
  const sentence = h("p", { class: "fk-sentence", role: "status" });
  const note = h("p", { class: "fk-note" });
  const table = h("div", { class: "fk-scroll", tabindex: "0", role: "region", "aria-label": words.table });
  const details = h("div", { class: "fk-detail" });
  const pictures = new Map();
  const key = () => selects.map((select) => select.value).join("|");

  /** Keep each picture as an element of its own, so that showing it needs no decoding. */
  function pictureOf(name) {
    if (!pictures.has(name)) {
      const image = h("img", { class: "fk-picture", src: ready.get(name).src, alt: ready.get(name).alt });
      image.decode?.().catch(() => {});
      pictures.set(name, image);
    }
    return pictures.get(name);
  }

  /** Show one picture; those prepared ahead stay in the page, invisible. */
  function bringForward(image) {
    if (image.parentNode !== frame) frame.append(image);
    for (const one of frame.children) one.ariaHidden = String(one !== image);
  }

  /** The states that one press of an arrow key leads to. */
  function besides() {
    return selects.flatMap((select, place) => [-1, 1]
      .map((step) => select.options[select.selectedIndex + step]).filter(Boolean)
      .map((option) => selects.map((other, at) => (at === place ? option : other).value).join("|")));
  }

  /** Put the pictures beside the current one into the page: painted ahead, they show at once. */
  function prepare() {
    const near = new Set(besides().filter((name) => ready.has(name)).map(pictureOf));
    for (const image of [...frame.children]) if (image.ariaHidden === "true" && !near.has(image)) image.remove();
    for (const image of near) if (image.parentNode !== frame) { image.ariaHidden = "true"; frame.append(image); }
  }

  function show() {
    const name = key();
    root.dataset.state = name;
    if (!ready.has(name)) { root.setAttribute("aria-busy", "true"); ask(name); return; }
    const state = ready.get(name);
    root.removeAttribute("aria-busy");
    title.textContent = state.title;
    bringForward(pictureOf(name));
    sentence.textContent = state.sentence;
    note.textContent = state.note;
    // What stands below the picture follows right after it has been painted.
    requestAnimationFrame(() => setTimeout(() => {
      if (name !== key()) return;
      table.innerHTML = state.table; // made and escaped by filmkit.charts
      details.replaceChildren(...detailBlocks(state.blocks || [], spec.cards, words));
      prepare();
    }));
  }

  function change() {
    show();
    askNext();
  }

  function ask(name) {
    if (wanted.has(name)) return;
    wanted.add(name);
    model.send({ act: "draw", state: name });
  }

  /** One picture at a time, so that the kernel is free for whatever the learner does next. */
  function askNext() {
    const waiting = [...wanted].some((name) => !ready.has(name));
    const next = byDistance(spec.all, key()).find((name) => !ready.has(name));
    if (!next) { root.dataset.complete = "true"; return; }
    if (!waiting) setTimeout(() => ask(next), 30);
  }

  model.on("msg:custom", (message) => {
    if (message.act === "failed") announce(sentence, message.text);
    if (message.act !== "drawn") return;
    ready.set(message.state, message.parts);
    pictureOf(message.state);
    if (message.state === key()) show();
    else if (besides().includes(message.state)) prepare();
    askNext();
  });

  const root = h("figure", { class: "fk-panel fk-figure fk-explorer" }, title, controls, frame, sentence, note,
    h("details", { class: "fk-details" }, h("summary", {}, words.table), table), details);
  guardKeys(root);
  el.append(root);
  show();
  askNext();
}

export default { render };
