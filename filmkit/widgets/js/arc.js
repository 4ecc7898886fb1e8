// An arc by hand: for each sequence how somebody feels and why. The line is drawn at once, here.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const values = { ...model.get("view").values };
  const keys = Object.keys(spec.cards);
  const names = Object.fromEntries(spec.people.map(({ value, label }) => [value, label]));
  const status = h("div", { class: "fk-status", role: "status" });
  const picture = h("div");
  const twin = h("tbody");
  const heads = h("tr");
  const rows = h("ol", { class: "fk-arc" });

  const who = () => values.who || spec.people[0].value;
  const shown = () => [who(), ...(values.beside && values.beside !== who() ? [values.beside] : [])];
  const point = (person, key) => (typeof values[`${person}-${key}`] === "number" ? values[`${person}-${key}`] : null);
  const store = (field, value) => { values[field] = value; saved.send({ act: "write", field, value }); };
  const reasoned = (field) => (values[`why-${field}`] || "").split(/\s+/).filter(Boolean).length >= spec.reasonwords;
  const said = (value) => (value === null ? "" : `${signed(value)} ${spec.scale[value]}`);

  function chooser(field, label, options) {
    const select = h("select", { id: freshId(field), onchange: () => { store(field, select.value); begin(); } }, options);
    select.value = field === "who" ? who() : values[field] || "";
    return h("div", { class: "fk-field" }, h("label", { for: select.id }, label), select);
  }
  const people = () => spec.people.map(({ value, label }) => h("option", { value }, label));
  const short = h("input", { type: "checkbox", id: freshId("short"), checked: values.short === true, onchange: () => { store("short", short.checked); count(); } });

  /** One sequence: its card, a slider, the value in words, "no idea", and a reason that unfolds. */
  function row(person, key) {
    const field = `${person}-${key}`;
    const name = `${key.toUpperCase()} ${spec.cards[key].title}`;
    const range = h("input", { type: "range", min: spec.low, max: spec.high, step: 1, "aria-label": `${name}, ${names[person]}` });
    const told = h("span", { class: "fk-arcsaid" });
    const gap = h("button", { class: "fk-button fk-second", type: "button", "data-act": "gap", "aria-label": `${words.noidea}: ${key.toUpperCase()}` }, words.noidea);
    const reason = h("textarea", { rows: 2, id: freshId("why") });
    const mark = h("span");
    const show = () => {
      const value = point(person, key);
      const text = value !== null ? said(value) : values[field] === "" ? words.noidea : words.nopoint;
      range.value = value ?? 0;
      range.dataset.set = String(value !== null);
      range.setAttribute("aria-valuetext", text);
      told.textContent = text;
      gap.setAttribute("aria-pressed", String(values[field] === ""));
      mark.textContent = reasoned(field) ? ` ${words.given}` : "";
    };
    const set = (value) => { if (values[field] === value) return; store(field, value); show(); draw(); };
    range.addEventListener("input", () => set(Number(range.value)));
    // A slider that stands on 0 already reports no change: Space, Enter and a click set it there.
    range.addEventListener("click", () => set(Number(range.value)));
    range.addEventListener("keydown", (event) => { if (event.key === " " || event.key === "Enter") { event.preventDefault(); set(Number(range.value)); } });
    gap.addEventListener("click", () => set(""));
    reason.value = values[`why-${field}`] || "";
    whenQuiet(reason, 400, (text) => { store(`why-${field}`, text); show(); count(); });
    show();
    return h("li", {}, sequenceButton(key, spec.cards, words), h("div", { class: "fk-arcline" }, range, told, gap),
      h("details", { class: "fk-more" }, h("summary", {}, fill(words.whyof, { what: key.toUpperCase() }), mark),
        h("label", { for: reason.id }, fill(words.whylabel, { name: names[person] })), reason));
  }

  function draw() {
    const series = shown().map((person) => ({ values: keys.map((key) => point(person, key)) }));
    const alt = fill(words.arcalt, { names: shown().map((person) => names[person]).join(", ") });
    const legend = shown().map((person, place) => `${"●◆"[place]} ${names[person]}`).join("   ");
    picture.replaceChildren(h("p", { class: "fk-legend" }, legend), linesDrawing({ alt, labels: keys.map((key) => key.toUpperCase()), series, low: spec.low, high: spec.high }), h("p", { class: "fk-note" }, words.arcbridge));
    heads.replaceChildren(...[words.sequence, ...shown().map((person) => names[person])].map((text) => h("th", { scope: "col" }, text)));
    twin.replaceChildren(...keys.map((key) => h("tr", {}, h("th", { scope: "row" }, key.toUpperCase()), shown().map((person) => h("td", {}, said(point(person, key)) || "–")))));
    count();
  }

  function count() {
    const [points, reasons] = spec.wanted[short.checked ? "True" : "False"];
    const drawn = keys.filter((key) => point(who(), key) !== null).length;
    const gaps = spec.gapscount && drawn > 1 ? keys.filter((key) => values[`${who()}-${key}`] === "").length : 0;
    const given = keys.filter((key) => reasoned(`${who()}-${key}`)).length;
    const still = (count, none, one, many) => (count < 1 ? none : count === 1 ? one : many);
    const [noPoint, noReason] = [points - drawn - gaps, reasons - given];
    const toSet = still(noPoint, words.pointslack0, words.pointslack1, fill(words.pointslack2, { count: noPoint }));
    const toGive = still(noReason, words.reasonslack0, words.reasonslack1, fill(words.reasonslack2, { count: noReason }));
    const text = fill(words.arccount, { name: names[who()], points: toSet, reasons: toGive });
    if (status.textContent !== text) status.textContent = text;
  }

  function begin() {
    rows.replaceChildren(...keys.map((key) => row(who(), key)));
    draw();
  }

  const root = h("div", { class: "fk-panel fk-wide" },
    h("div", { class: "fk-controls" }, chooser("who", words.arcwho, people()), chooser("beside", words.arcbeside, [h("option", { value: "" }, words.nobodyelse), people()])),
    spec.gapscount ? null : h("div", { class: "fk-option" }, short, h("label", { for: short.id }, words.arcshort)),
    picture, h("details", { class: "fk-details" }, h("summary", {}, words.table),
      h("div", { class: "fk-scroll", tabindex: "0", role: "region", "aria-label": words.table }, h("table", { class: "fk-table" }, h("thead", {}, heads), twin))),
    status, h("p", { class: "fk-note" }, fill(words.reasonfrom, { count: spec.reasonwords })), rows, saved.line);
  guardKeys(root);
  el.append(root);
  begin();
}

export default { render };
