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
  let about = 0; // the line that the reason belongs to: the one coded last, or moved to
  let finished = false; // the last line has just been coded: a key too many changes nothing
  let open = spec.columns.map((_, c) => c); // the view may show fewer columns
  const cells = spec.rows.map((row, r) => spec.columns.map((column, c) => h("td", {
    role: "gridcell", class: "fk-cell", tabindex: "-1", "data-row": r, "data-column": c,
    onfocus: () => { here.row = r; here.column = c; mark(); }, onclick: (event) => { event.currentTarget.focus(); turnTo(); },
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
    for (const line of body.rows) {
      const mine = Number(line.dataset.row) === here.row;
      line.dataset.here = String(mine);
      // Tab goes to the card of this line alone, not through those of all lines.
      const card = line.querySelector("th .fk-link");
      if (card) card.tabIndex = mine ? 0 : -1;
    }
  }

  function go(row, column, focus = true) {
    here.row = Math.max(0, Math.min(spec.rows.length - 1, row));
    here.column = column;
    mark();
    const cell = cells[here.row][here.column];
    if (focus) cell.focus({ preventScroll: true });
    cell.closest("tr").scrollIntoView({ block: "nearest" });
  }

  const beside = (step) => open[Math.max(0, Math.min(open.length - 1, open.indexOf(here.column) + step))];

  /** Code the cell and go on to the next line; whoever uses the buttons stays on the button. */
  function code(value, focus = true) {
    const { row, column } = here;
    const fresh = value && !codeOf(values[name(row, column)]);
    status.textContent = ""; // what was said of an earlier code is not true of this one
    values[name(row, column)] = value;
    paint(row, column);
    const enough = count();
    if (fresh && enough) announce(status, enough);
    saved.send({ act: "write", field: name(row, column), value });
    about = row;
    showReason();
    if (value && row === spec.rows.length - 1) {
      const next = beside(1);
      finished = next === column;
      const told = finished ? words.lastcoded : fill(words.columncoded, { column: spec.columns[column].label });
      announce(status, fresh && enough ? `${enough} ${told}` : told);
      go(finished ? row : 0, next, focus);
    } else go(value ? row + 1 : row, column, focus);
  }

  /** Take the code of this line away; where there is none, that of the line before. */
  function takeBack() {
    if (!cells[here.row][here.column].dataset.code && here.row > 0) go(here.row - 1, here.column);
    finished = false;
    code("");
  }

  /** The reason, too, is now about the line where the cursor is. */
  function turnTo() {
    finished = false;
    about = here.row;
    showReason();
  }

  /** Say above and below the grid how many are coded; return it where just as many are as asked for. */
  function count() {
    const shown = cells.flatMap((line) => open.map((c) => line[c]));
    const done = shown.filter((cell) => cell.dataset.code).length;
    const left = spec.wanted - done;
    let told = fill(words.coded, { done, all: shown.length });
    if (left > 0) told = fill(words.codedwanted, { done, wanted: spec.wanted, left });
    else if (spec.wanted) told = fill(words.codedenough, { done, wanted: spec.wanted });
    for (const line of progress) line.textContent = told;
    return left === 0 ? told : "";
  }

  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !event.target.matches("[role=gridcell]")) return;
    const rows = { ArrowUp: here.row - 1, ArrowDown: here.row + 1, Home: 0, End: spec.rows.length - 1 };
    const chosen = spec.codes.find((one) => one.key === event.key);
    if (chosen && finished) announce(status, words.lastcoded);
    else if (chosen) code(chosen.value);
    else if (event.key in rows) { go(rows[event.key], here.column); turnTo(); }
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") { go(here.row, beside(event.key === "ArrowLeft" ? -1 : 1)); turnTo(); }
    else if (event.key === "Backspace" || event.key === "Delete") takeBack();
    else return;
    event.preventDefault();
  }

  // A short reason for the code of the current line; it belongs to the line where it was typed.
  const reason = h("input", { type: "text", id: freshId("reason"), maxlength: 200, oninput: typed, onblur: keepReason,
    onkeydown: (event) => { if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) cells[here.row][here.column].focus(); } });
  const reasonLabel = h("label", { for: reason.id });
  let typing = null;
  let typedFor = "";
  function typed() {
    typedFor = spec.reasons + name(about, here.column);
    clearTimeout(typing);
    typing = setTimeout(keepReason, 400);
  }
  function keepReason() {
    clearTimeout(typing);
    if (!typedFor) return;
    values[typedFor] = reason.value;
    saved.send({ act: "write", field: typedFor, value: reason.value });
    typedFor = "";
  }
  function showReason() {
    if (!spec.reasons) return;
    keepReason();
    reasonLabel.textContent = fill(words.whyrow, { row: spec.rows[about].label });
    reason.value = values[spec.reasons + name(about, here.column)] || "";
    reason.disabled = !codeOf(values[name(about, here.column)]); // a reason needs a code
  }
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepReason(); });

  const buttons = spec.codes.map((one) => h("button", { class: "fk-button fk-second", type: "button", onclick: () => code(one.value, false) }, `${one.sign} ${one.label} (${one.key})`));
  const progress = [h("span", { class: "fk-quiet" }), h("p", { class: "fk-quiet" })];
  const heading = h("strong", {}, spec.heading || "");
  const rule = h("p", { class: "fk-quiet" });
  const bar = h("div", { class: "fk-codebar" }, heading, rule, h("div", { class: "fk-actions", role: "group", "aria-label": words.codewith }, buttons, progress[0]));
  const body = h("tbody", { onkeydown: pressed }, spec.rows.map((row, r) => h("tr", { "data-row": r },
    h("th", { scope: "row" }, row.sequence ? sequenceButton(row.sequence, spec.cards, words) : row.label, row.text ? h("p", {}, row.text) : null), cells[r])));
  const heads = spec.columns.map((column) => h("th", { scope: "col" }, column.label));
  const table = h("table", { class: "fk-table fk-grid", role: "grid", "aria-label": spec.label },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, spec.unit), heads)), body);
  const after = h("div", { class: "fk-after" });
  const actions = h("div", { class: "fk-actions" }, (spec.actions || []).map((action) => h("button", { class: "fk-button", type: "button", "data-act": action.act, onclick: () => { keepReason(); saved.send({ act: action.act }); } }, action.label)));
  const work = h("div", {}, h("p", {}, spec.help), bar, h("div", { class: "fk-gridframe" }, table), progress[1], spec.reasons ? h("div", { class: "fk-field" }, reasonLabel, reason) : null, actions);
  const root = h("div", { class: "fk-panel fk-wide" }, work, status, after, saved.line);

  let shown = "[]";
  let columns = "";
  let heard = "";
  function update() {
    const view = model.get("view");
    work.hidden = Boolean(view.closed);
    if (columns !== JSON.stringify(view.columns || null)) {
      columns = JSON.stringify(view.columns || null);
      open = spec.columns.flatMap((column, c) => (!view.columns || view.columns.includes(column.key) ? [c] : []));
      heads.forEach((head, c) => { head.hidden = !open.includes(c); });
      cells.forEach((line) => line.forEach((cell, c) => { cell.hidden = !open.includes(c); }));
      if (!open.includes(here.column)) here.column = open[0] ?? 0;
      mark();
      turnTo();
      count();
    }
    if (view.heading) heading.textContent = view.heading;
    rule.textContent = view.text || "";
    const blocks = view.blocks || [];
    if (JSON.stringify(blocks) !== shown) after.replaceChildren(...reportBlocks(blocks, spec.cards, words));
    shown = JSON.stringify(blocks);
    const told = view.closed || view.message || "";
    // Only news: a view that merely follows a code must not wipe out what the page has just said.
    if (told !== heard) announce(status, told);
    heard = told;
  }

  cells.forEach((line, r) => line.forEach((_, c) => paint(r, c)));
  update();
  // Go on where the coder stopped.
  const next = cells.findIndex((line) => !line[here.column].dataset.code);
  here.row = next === -1 ? cells.length - 1 : next;
  mark();
  turnTo();
  guardKeys(root);
  el.append(root);
  model.on("change:view", update);
}

export default { render };
