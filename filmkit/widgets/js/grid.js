// A grid to code by keys: one line a unit, one column a coder's question or text. A key press is
// painted at once; the kernel only stores it.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const values = { ...(model.get("view").values || {}) };
  const status = h("div", { class: "fk-status", role: "status" });
  const name = (row, column) => `${spec.columns[column].key}${spec.rows[row].key}`;
  const codeOf = (value) => spec.codes.find((code) => code.value === value);
  const here = { row: 0, column: 0 };
  const cells = spec.rows.map((row, r) => spec.columns.map((column, c) => h("td", {
    role: "gridcell", class: "fk-cell", tabindex: "-1", "data-row": r, "data-column": c,
    onfocus: () => { here.row = r; here.column = c; mark(); }, onclick: (event) => event.currentTarget.focus(),
  })));

  /** What a screen reader says of a cell, and what everybody sees: sign and word, never colour alone. */
  function paint(r, c) {
    const code = codeOf(values[name(r, c)]);
    const cell = cells[r][c];
    cell.textContent = code ? `${code.sign} ${code.label}` : "–";
    cell.dataset.code = code ? code.value : "";
    cell.setAttribute("aria-label", fill(words.cell, { row: spec.rows[r].label, column: spec.columns[c].label, code: code ? code.label : words.nocode }));
  }

  function mark() {
    cells.forEach((line, r) => line.forEach((cell, c) => { cell.tabIndex = r === here.row && c === here.column ? 0 : -1; }));
    for (const line of body.rows) line.dataset.here = String(Number(line.dataset.row) === here.row);
  }

  function go(row, column) {
    here.row = Math.max(0, Math.min(spec.rows.length - 1, row));
    here.column = Math.max(0, Math.min(spec.columns.length - 1, column));
    mark();
    const cell = cells[here.row][here.column];
    cell.focus({ preventScroll: true });
    cell.closest("tr").scrollIntoView({ block: "nearest" });
  }

  function code(value) {
    const { row, column } = here;
    values[name(row, column)] = value;
    paint(row, column);
    count();
    saved.send({ act: "write", field: name(row, column), value });
    if (value && row < spec.rows.length - 1) go(row + 1, column);
    else cells[row][column].focus();
  }

  function count() {
    const done = cells.flat().filter((cell) => cell.dataset.code).length;
    progress.textContent = fill(words.coded, { done, all: cells.flat().length });
  }

  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const chosen = spec.codes.find((one) => one.key === event.key);
    if (chosen) code(chosen.value);
    else if (moves[event.key]) go(here.row + moves[event.key][0], here.column + moves[event.key][1]);
    else if (event.key === "Home") go(0, here.column);
    else if (event.key === "End") go(spec.rows.length - 1, here.column);
    else if (event.key === "Backspace" || event.key === "Delete") code("");
    else return;
    event.preventDefault();
  }

  const buttons = spec.codes.map((one) => h("button", { class: "fk-button fk-second", type: "button", onclick: () => code(one.value) }, `${one.sign} ${one.label} (${one.key})`));
  const progress = h("span", { class: "fk-quiet" });
  const bar = h("div", { class: "fk-codebar" }, spec.heading ? h("strong", {}, spec.heading) : null, h("div", { class: "fk-actions", role: "group", "aria-label": words.codewith }, buttons, progress));
  const body = h("tbody", { onkeydown: pressed }, spec.rows.map((row, r) => h("tr", { "data-row": r },
    h("th", { scope: "row" }, row.sequence ? sequenceButton(row.sequence, spec.cards, words) : row.label, row.text ? h("p", {}, row.text) : null), cells[r])));
  const table = h("table", { class: "fk-table fk-grid", role: "grid", "aria-label": spec.label },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, spec.unit), spec.columns.map((column) => h("th", { scope: "col" }, column.label)))), body);
  const after = h("div", { class: "fk-after" });
  const actions = h("div", { class: "fk-actions" }, (spec.actions || []).map((action) => h("button", { class: "fk-button", type: "button", "data-act": action.act, onclick: () => saved.send({ act: action.act }) }, action.label)));
  const root = h("div", { class: "fk-panel fk-wide" }, h("p", {}, spec.help), bar, h("div", { class: "fk-gridframe" }, table), actions, status, after, saved.line);

  let shown = "[]";
  function update() {
    const view = model.get("view");
    const blocks = view.blocks || [];
    if (JSON.stringify(blocks) !== shown) after.replaceChildren(...reportBlocks(blocks, spec.cards, words));
    shown = JSON.stringify(blocks);
    if (view.message && view.message !== status.textContent) announce(status, view.message);
  }

  cells.forEach((line, r) => line.forEach((_, c) => paint(r, c)));
  mark();
  count();
  guardKeys(root);
  el.append(root);
  update();
  model.on("change:view", update);
}

export default { render };
