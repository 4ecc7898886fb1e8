// What a step found out: lists, tables, pictures, cards side by side. Each block is plain data.

function reportBlocks(blocks, cards, words) {
  return blocks.map((block) => {
    if (block.items) return detailBlocks([block], cards, words)[0];
    return h("section", { class: "fk-block" }, block.heading ? h("h4", {}, block.heading) : null,
      block.text ? h("p", {}, block.text) : null, picture(block),
      block.columns ? tableOf(block, cards, words) : null, (block.pairs || []).map((pair) => sideBySide(pair, cards, words)),
      block.note ? h("p", { class: "fk-note" }, block.note) : null);
  });
}

function picture(block) {
  if (block.bars) return barsDrawing(block.bars);
  if (block.lines) return linesDrawing(block.lines);
  if (block.strips) return stripsDrawing(block.strips);
  return null;
}

/** A table; where it is the twin of a picture it is folded, unless the block is `open`. A cell is a text, or names a sequence. */
function tableOf(block, cards, words) {
  const cell = (value) => (value && value.sequence ? [sequenceButton(value.sequence, cards, words, value.short), value.text ? ` ${value.text}` : ""] : value);
  const table = h("table", { class: "fk-table" }, block.caption ? h("caption", {}, block.caption) : null,
    h("thead", {}, h("tr", {}, block.columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, block.rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, cell(first)), rest.map((value) => h("td", {}, cell(value)))))));
  const scroll = h("div", { class: "fk-scroll", tabindex: "0", role: "region", "aria-label": block.caption || block.heading || words.table }, table);
  return block.bars || block.lines || block.strips ? h("details", { class: "fk-details", open: Boolean(block.open) }, h("summary", {}, words.table), scroll) : scroll;
}

/** One disagreement: the same sequence as two readers see it. */
function sideBySide(pair, cards, words) {
  return h("div", { class: "fk-pair" }, h("p", {}, sequenceButton(pair.sequence, cards, words)),
    h("div", { class: "fk-sides" }, pair.sides.map((side) => h("div", { class: "fk-side" }, h("strong", {}, side.name), h("p", {}, side.code), side.reason ? h("p", { class: "fk-quiet" }, side.reason) : null))));
}
