// What a step found out: lists, tables, pictures, cards side by side. Each block is plain data.

function reportBlocks(blocks, cards, words) {
  return blocks.map((block) => {
    if (block.items) return detailBlocks([block], cards, words)[0];
    return h("section", { class: "fk-block" }, block.heading ? h("h4", {}, block.heading) : null,
      block.text ? h("p", { lang: block.lang }, block.text) : null, picture(block),
      block.marked ? h("p", {}, block.marked.map((run, place) => (place % 2 ? h("mark", {}, `[${run}]`) : ` ${run} `))) : null,
      block.image ? h("img", { src: block.image, alt: block.alt, class: "fk-still" }) : null,
      block.columns ? tableOf(block, cards, words) : null, pairsOf(block, cards, words),
      block.sides ? sides(block.sides) : null,
      block.note ? h("p", { class: "fk-note" }, block.note) : null);
  });
}

function picture(block) {
  if (block.bars) return barsDrawing(block.bars);
  if (block.lines) return linesDrawing(block.lines);
  if (block.strips) return stripsDrawing(block.strips);
  return null;
}

/** A table; as the twin of a picture it is folded, unless the block is `open`. A cell is a text or a citation, names a sequence, or unfolds. */
function tableOf(block, cards, words) {
  const cell = (value) => {
    if (value && value.unfolds) return unfoldButton(value, block.columns.length, cards, words);
    if (value && value.parts) return cited(value.parts);
    return value && value.sequence ? [sequenceButton(value.sequence, cards, words, value.short), value.text ? ` ${value.text}` : ""] : value;
  };
  const table = h("table", { class: "fk-table" }, block.caption ? h("caption", {}, block.caption) : null,
    h("thead", {}, h("tr", {}, block.columns.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, block.rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, cell(first)), rest.map((value) => h("td", {}, cell(value)))))));
  const twin = Boolean(block.bars || block.lines || block.strips);
  const name = block.caption || block.heading || (twin ? words.table : block.columns.join(", "));
  const scroll = h("div", { class: block.look ? `fk-scroll fk-${block.look}` : "fk-scroll", tabindex: "0", role: "region", "aria-label": name }, table);
  return twin ? h("details", { class: "fk-details", open: Boolean(block.open) }, h("summary", {}, words.table), scroll) : scroll;
}

/** Disagreements; many of them scroll in a frame of their own, so that what follows stays near. */
function pairsOf(block, cards, words) {
  const all = (block.pairs || []).map((pair) => sideBySide(pair, cards, words));
  if (all.length <= 4) return all;
  return h("div", { class: "fk-scroll fk-tall", tabindex: "0", role: "region", "aria-label": block.heading || words.pairs }, all);
}

/** A button that shows a longer text, or the card of a sequence, in a line of its own below its row. */
function unfoldButton({ unfolds, text, lang, sequence }, columns, cards, words) {
  const content = sequence ? sequenceCard(sequence, cards[sequence], words) : h("span", { class: "fk-card", lang }, text);
  const line = h("tr", {}, h("td", { colspan: columns }, content));
  const button = h("button", { class: "fk-link", type: "button", "aria-expanded": "false", onclick: () => {
    if (line.isConnected) line.remove();
    else button.closest("tr").after(line);
    button.setAttribute("aria-expanded", String(line.isConnected));
  } }, unfolds);
  return button;
}

/** One disagreement: the same sequence as two readers see it. */
function sideBySide(pair, cards, words) {
  return h("div", { class: "fk-pair" }, h("p", {}, sequenceButton(pair.sequence, cards, words)), pair.note ? gentler(pair, cards, words) : null,
    ...sidesOf(pair, words));
}

/** Two codes with their reasons; reasons that may speak of the full text wait until they are asked for. */
function sidesOf(pair, words) {
  const named = pair.sides.map((side) => ({ ...side, name: `${side.name}: ${side.code}`, code: "" }));
  if (!pair.note) return [sides(named)];
  const bare = named.map((side) => ({ ...side, reason: "" }));
  return [sides(bare), h("details", { class: "fk-more" }, h("summary", {}, words.reasons), sides(pair.sides.map((side) => ({ ...side, code: "" }))))];
}

/** The wording that was read first, what follows from that, and the full text for whoever wants it. */
function gentler(pair, cards, words) {
  const { neutral, text } = cards[pair.sequence];
  const place = h("span", {}, neutral);
  return [h("p", { class: "fk-note" }, pair.note), h("p", {}, place, " ", fullText(place, neutral, text, words))];
}

/** Texts side by side, each with its name; under each other where the page is narrow. */
function sides(list) {
  return h("div", { class: "fk-sides" }, list.map((side) => h("div", { class: "fk-side" }, h("strong", {}, side.name),
    side.code ? h("p", { lang: side.lang }, side.code) : null, side.reason ? h("p", { class: "fk-quiet" }, side.reason) : null)));
}
