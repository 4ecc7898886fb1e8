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
    lines.push(svg("text", { x: percent(LEFT - 1), y: down(value) + 4, "text-anchor": "end" }, low < 0 ? signed(value) : value));
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

/** Lines with a mark at each value; over missing values (null) only a thin dotted line leads on. Each series has marks of its own. */
function linesDrawing({ alt, labels, series, low, high }) {
  const height = 200;
  const { across, down, lines } = axes(labels, low, high, height);
  const drawn = series.map(({ values, edges = [] }, which) => values.map((value, place) => {
    if (value === null) return null;
    const from = values.slice(0, place).findLastIndex((one) => one !== null);
    const look = from === place - 1 ? "fk-line" : "fk-bridge";
    const line = from < 0 ? null : svg("line", { x1: percent(across(from)), y1: down(values[from]), x2: percent(across(place)), y2: down(value), class: `${look} fk-series${which}` });
    const mark = which === 0
      ? svg("circle", { cx: percent(across(place)), cy: down(value), r: 4, class: edges.includes(place) ? "fk-edge" : "fk-series0" })
      : svg("svg", { x: percent(across(place)), y: down(value), overflow: "visible" }, svg("path", { d: "M0,-5L5,0L0,5L-5,0Z", class: edges.includes(place) ? "fk-edge" : `fk-series${which}` }));
    return [line, mark];
  }));
  return drawing(alt, height, [lines, drawn]);
}

/** Strips of parts: `rows` holds a name and parts with a size, a label, and a colour if it is a swatch. */
function stripsDrawing({ alt, rows }) {
  // A label that has no room in its part stands below it, by turns in three lines.
  const laid = rows.map(({ name, parts }) => {
    const whole = parts.reduce((sum, part) => sum + part.size, 0);
    let end = 0, line = 0;
    return { name, parts: parts.map(({ size, label, colour }) => {
      line = size / whole < 0.1 ? (line % 3) + 1 : 0;
      end += size;
      return { label, colour, line, left: ((end - size) / whole) * 100, wide: (size / whole) * 100 };
    }) };
  });
  const lines = Math.max(0, ...laid.flatMap(({ parts }) => parts.map((part) => part.line)));
  const tall = 46 + 14 * lines;
  const drawn = laid.map(({ name, parts }, row) => [
    svg("text", { x: 0, y: row * tall + 13 }, name),
    parts.map(({ label, colour, line, left, wide }, place) => [
      svg("svg", { x: percent(left), y: row * tall + 18, width: percent(wide), height: 24 },
        svg("rect", { width: "100%", height: "100%", fill: colour, class: colour ? "fk-swatch" : place % 2 ? "fk-part fk-odd" : "fk-part" }),
        line ? null : svg("text", { x: "50%", y: 17, "text-anchor": "middle" }, label), svg("title", {}, label)),
      // Near the right edge it ends where its part ends.
      line ? svg("text", { x: percent(left > 88 ? left + wide : left), y: row * tall + 41 + 14 * line, "text-anchor": left > 88 ? "end" : "start" }, label) : null,
    ])]);
  return drawing(alt, rows.length * tall, drawn);
}
