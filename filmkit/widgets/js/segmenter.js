// Cut the story into parts: a place to cut in each gap. Everything is painted at once in the page;
// the kernel only stores it. The arrow keys move from gap to gap, Tab goes through the fields.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const values = { ...(model.get("view").values || {}) };
  const keys = Object.keys(spec.cards);
  const status = h("div", { class: "fk-status", role: "status" });
  // For undo: lists of [key, was it cut]. What was cut before the page was opened goes one by one.
  const done = (model.get("view").newest || []).map((key) => [[key, false]]);
  let here = 1;

  const store = (name, value) => { values[name] = value; saved.send({ act: "write", field: name, value }); };
  const isCut = (key) => values[`cut-${key}`] === true;
  const upper = (place) => keys[place].toUpperCase();

  function line(name, label, longest) {
    const id = freshId("line");
    const input = h("input", { type: "text", id, maxlength: 200, "data-field": name });
    input.value = values[name] || "";
    const count = longest ? h("span", { class: "fk-quiet" }) : null;
    const counted = () => {
      values[name] = input.value;
      const written = input.value.trim() ? input.value.trim().split(/\s+/).length : 0;
      if (count) count.textContent = fill(words.nameleft, { written, most: longest }) + (written > longest ? ` ${words.toolong}` : "");
    };
    counted();
    input.addEventListener("input", counted);
    whenQuiet(input, 400, (text) => { store(name, text); strip(); });
    return h("div", { class: "fk-field" }, h("label", { for: id }, label), input, count);
  }

  function criterion(key) {
    const id = freshId("criterion");
    const select = h("select", { id, "data-field": `criterion-${key}`, onchange: () => { store(`criterion-${key}`, select.value); strip(); } },
      h("option", { value: "" }, words.choose), spec.criteria.map((one) => h("option", { value: one.value }, one.label)));
    select.value = values[`criterion-${key}`] || "";
    return h("div", { class: "fk-field" }, h("label", { for: id }, words.criterion), select);
  }

  const boxes = keys.map((key, place) => h("div", { class: "fk-partbox", role: "group", "aria-label": fill(words.partat, { key: key.toUpperCase() }) },
    place ? criterion(key) : null, line(`begins-${key}`, words.begins, spec.longest), place ? line(`because-${key}`, words.because) : null));
  const gaps = keys.map((key, place) => place === 0 ? null : h("button", {
    class: "fk-cut", type: "button", "data-field": `cut-${key}`, onclick: () => { here = place; toggle([key], !isCut(key)); }, onfocus: () => { here = place; roam(); },
  }, fill(words.cutbetween, { before: upper(place - 1), after: upper(place) })));

  const roam = () => gaps.forEach((gap, place) => { if (gap) gap.tabIndex = place === here ? 0 : -1; });
  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !event.target.matches(".fk-cut")) return;
    const to = { ArrowDown: here + 1, ArrowRight: here + 1, ArrowUp: here - 1, ArrowLeft: here - 1, Home: 1, End: keys.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    gaps[Math.max(1, Math.min(keys.length - 1, to))].focus();
  }

  function paint() {
    keys.forEach((key, place) => {
      if (place === 0) return;
      gaps[place].setAttribute("aria-pressed", String(isCut(key)));
      boxes[place].hidden = !isCut(key);
    });
    strip();
    undo.setAttribute("aria-disabled", String(done.length === 0));
    begin.hidden = !spec.given.length || spec.given.every(isCut);
  }

  /** Cut, or take cuts away; what was there before can be had back. */
  function toggle(which, on, remember = true) {
    const changed = which.filter((key) => isCut(key) !== on);
    if (remember && changed.length) done.push(changed.map((key) => [key, !on]));
    for (const key of changed) store(`cut-${key}`, on);
    paint();
    const at = which.map((key) => key.toUpperCase()).join(", ");
    announce(status, `${on ? fill(words.cutmade, { at }) : fill(words.cutgone, { at })} ${says()}`);
  }

  function back() {
    const last = done.pop();
    if (last) toggle(last.map(([key]) => key), last[0][1], false);
    else announce(status, words.nothingtoundo);
  }

  function parts() {
    const found = [];
    keys.forEach((key, place) => {
      if (place === 0 || isCut(key)) found.push({ key, size: 0, criterion: place ? values[`criterion-${key}`] : "" });
      found.at(-1).size += 1;
    });
    return found;
  }

  function says() {
    const sizes = parts().map((part) => part.size);
    if (sizes.length === 1) return words.onepart;
    const text = fill(words.stripsays, { parts: sizes.length, longest: Math.max(...sizes), shortest: Math.min(...sizes) });
    return sizes.length > spec.most ? `${text} ${words.nearlyall}` : text;
  }

  /** The strip of lengths, with its sentence and its table. */
  function strip() {
    const now = parts(), open = picture.querySelector("details")?.open;
    const named = (value) => spec.criteria.find((one) => one.value === value)?.label.split(":")[0] || "–";
    picture.replaceChildren(...reportBlocks([{
      text: says(), strips: { alt: `${words.stripname} ${says()}`, rows: [{ name: words.yourparts, parts: now.map((part) => ({ size: part.size, label: part.key.toUpperCase() })) }] },
      caption: words.stripname, columns: [words.partfrom, words.partsize, words.criterion, words.begins],
      note: words.striplabels,
      rows: now.map((part) => [part.key.toUpperCase(), String(part.size), named(part.criterion), values[`begins-${part.key}`] || "–"]),
    }], spec.cards, words));
    if (open) picture.querySelector("details").open = true;
  }

  function sequence(key) {
    const card = spec.cards[key];
    const text = h("span", {}, card.neutral || card.text);
    const full = card.neutral ? fullText(text, card.neutral, card.text, words) : null;
    return h("p", {}, h("strong", {}, `${closed(`${key.toUpperCase()} ${card.title}`)} `), text, full && " ", full);
  }

  const begin = h("button", { class: "fk-button fk-second", type: "button", onclick: () => { if (!values.given) store("given", true); toggle(spec.given, true); undo.focus(); } }, fill(words.begingiven, { count: spec.given.length }));
  const undo = h("button", { class: "fk-button fk-second", type: "button", onclick: back }, words.undo);
  const finish = h("button", { class: "fk-button", type: "button", "data-act": "done", onclick: () => saved.send({ act: "done" }) }, words.donecutting);
  const picture = h("div", {});
  const list = h("div", { class: "fk-cuts", onkeydown: pressed }, keys.map((key, place) => [gaps[place], boxes[place], sequence(key)]));
  const root = h("div", { class: "fk-panel" }, h("p", { class: "fk-quiet" }, words.cuthelp), h("div", { class: "fk-actions" }, begin),
    h("div", { class: "fk-codebar fk-strip" }, picture, h("div", { class: "fk-actions" }, undo)), list, h("div", { class: "fk-actions" }, finish), status, saved.line);

  let told = "", asked = model.get("view").asked;
  function update(first) {
    const view = model.get("view"), message = view.message || "";
    if (message !== told) first ? (status.textContent = message) : announce(status, message);
    told = message;
    // Something is missing: go to the first place, unless this is an old answer.
    if (view.first && view.asked !== asked) root.querySelector(`[data-field="${view.first}"]`)?.focus();
    asked = view.asked ?? asked;
  }
  roam();
  paint();
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
