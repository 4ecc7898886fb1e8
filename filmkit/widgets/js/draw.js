// Small pictures drawn in the page: for what a learner makes or changes here and now.
// Places across are per cents and heights are pixels, so that letters keep their size on any width.

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

/** A picture with its words: `alt` is its accessible name. */
const drawing = (alt, height, children) => svg("svg", { class: "fk-drawing", role: "img", "aria-label": alt, width: "100%", height }, children);

const percent = (value) => `${value.toFixed(2)}%`;
const LEFT = 7; // per cent of the width, for the numbers of the upright axis

/** The frame of a chart with one place across for each label and an upright axis from low to high. */
function axes(labels, low, high, height) {
  const top = 10, bottom = 22;
  const across = (place) => LEFT + ((place + 0.5) / labels.length) * (100 - LEFT);
  const down = (value) => top + ((high - value) / (high - low)) * (height - top - bottom);
  const lines = [];
  for (let value = Math.ceil(low); value <= high; value += 1) {
    lines.push(svg("line", { x1: percent(LEFT), x2: "100%", y1: down(value), y2: down(value), class: value === 0 ? "fk-zero" : "fk-rule" }));
    lines.push(svg("text", { x: percent(LEFT - 1), y: down(value) + 4, "text-anchor": "end" }, signed(value)));
  }
  labels.forEach((label, place) => {
    if (labels.length <= 12 || place % 5 === 4 || place === 0) lines.push(svg("text", { x: percent(across(place)), y: height - 5, "text-anchor": "middle" }, label));
  });
  return { across, down, lines };
}

const signed = (value) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));

/** Bars up and down from zero, one for each label; a missing value (null) leaves its place empty. */
function barsDrawing({ alt, labels, values, low, high }) {
  const height = 190;
  const { across, down, lines } = axes(labels, low, high, height);
  const wide = ((100 - LEFT) / labels.length) * 0.66;
  const bars = values.map((value, place) => value === null ? null : svg("rect", {
    x: percent(across(place) - wide / 2), width: percent(wide), class: value < 0 ? "fk-below" : "fk-above",
    y: Math.min(down(value), down(0)), height: Math.max(Math.abs(down(value) - down(0)), 1.5),
  }, svg("title", {}, `${labels[place]}: ${signed(value)}`)));
  return drawing(alt, height, [lines, bars]);
}

/** Lines with a mark at each value, broken where a value is missing (null). Each series has marks of its own. */
function linesDrawing({ alt, labels, series, low, high }) {
  const height = 200;
  const { across, down, lines } = axes(labels, low, high, height);
  const drawn = series.map(({ values, edges = [] }, which) => values.map((value, place) => {
    if (value === null) return null;
    const before = place > 0 ? values[place - 1] : null;
    const line = before === null ? null : svg("line", { x1: percent(across(place - 1)), y1: down(before), x2: percent(across(place)), y2: down(value), class: `fk-line fk-series${which}` });
    const mark = which === 0
      ? svg("circle", { cx: percent(across(place)), cy: down(value), r: 4, class: edges.includes(place) ? "fk-edge" : "fk-series0" })
      : svg("svg", { x: percent(across(place)), y: down(value), overflow: "visible" }, svg("path", { d: "M0,-5L5,0L0,5L-5,0Z", class: edges.includes(place) ? "fk-edge" : `fk-series${which}` }));
    return [line, mark];
  }));
  return drawing(alt, height, [lines, drawn]);
}

/** Strips of parts: `rows` holds a name and parts with a size, a label, and a colour if it is a swatch. */
function stripsDrawing({ alt, rows }) {
  const tall = 46;
  const drawn = rows.map(({ name, parts }, row) => {
    const whole = parts.reduce((sum, part) => sum + part.size, 0);
    let from = 0;
    const boxes = parts.map(({ size, label, colour }, place) => {
      const box = svg("svg", { x: percent((from / whole) * 100), y: row * tall + 18, width: percent((size / whole) * 100), height: 24 },
        svg("rect", { width: "100%", height: "100%", fill: colour, class: colour ? "fk-swatch" : place % 2 ? "fk-part fk-odd" : "fk-part" }),
        svg("text", { x: "50%", y: 17, "text-anchor": "middle" }, label), svg("title", {}, label));
      from += size;
      return box;
    });
    return [svg("text", { x: 0, y: row * tall + 13 }, name), boxes];
  });
  return drawing(alt, rows.length * tall, drawn);
}
