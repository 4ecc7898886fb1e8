// The pictures of the practice reel, drawn from a few words each: no film material.
// `paint` turns the name of a colour into one: a variable on the page, a value in a file.

const onPage = (name) => `var(--fk-reel-${name})`;
const box = (x, y, width, height, fill, more) => svg("rect", { x, y, width, height, fill, ...more });
const disc = (cx, cy, r, fill, more) => svg("circle", { cx, cy, r, fill, ...more });
const shape = (d, fill, more) => svg("path", { d, fill, ...more });
const stroke = (d, colour, width) => svg("path", { d, fill: "none", stroke: colour, "stroke-width": width, "stroke-linecap": "round" });

/** A person: head, hair and shoulders around a place, as large as the shot asks. */
function person(paint, x, y, size, coat, { look = 0, long = true } = {}) {
  const eye = (side) => disc(x + side * 0.36 * size + look * 0.2 * size, y - 0.05 * size, 0.09 * size, paint("hair"));
  return [
    long ? shape(`M${x - 1.08 * size},${y}V${y + 1.7 * size}H${x + 1.08 * size}V${y}Z`, paint("hair")) : [],
    shape(`M${x - 1.9 * size},${y + 4.2 * size}Q${x - 1.8 * size},${y + 1.2 * size} ${x},${y + 1.1 * size}Q${x + 1.8 * size},${y + 1.2 * size} ${x + 1.9 * size},${y + 4.2 * size}Z`, paint(coat)),
    box(x - 0.35 * size, y + 0.6 * size, 0.7 * size, 0.8 * size, paint("skin")),
    disc(x, y, size, paint("skin")),
    shape(`M${x - 1.08 * size},${y}A${1.08 * size},${1.12 * size} 0 0 1 ${x + 1.08 * size},${y}Q${x},${y - 0.75 * size} ${x - 1.08 * size},${y}Z`, paint("hair")),
    eye(-1), eye(1),
  ];
}

const mouth = (paint, x, y, wide, bend) => stroke(`M${x - wide},${y}Q${x},${y + bend} ${x + wide},${y}`, paint("hair"), 1.2);
const drops = (from, step) => Array.from({ length: 26 }, (_, n) => [(n * 37) % 164, from + ((n * 53) % 90), step]);

// What a word of the column `drawn` stands for; later words are drawn over earlier ones.
const DRAWN = {
  black: (paint) => box(0, 0, 160, 90, paint("black")),
  house: (paint) => [box(0, 0, 160, 90, paint("night")), box(20, 8, 120, 82, paint("street")),
    [32, 66, 100].flatMap((x) => [20, 52].map((y) => box(x, y, 22, 22, paint(x === 66 && y === 20 ? "lamp" : "night"))))],
  room: (paint) => [box(0, 0, 160, 90, paint("wall")), box(96, 10, 44, 40, paint("glass")), box(0, 70, 160, 20, paint("table"))],
  darkroom: (paint) => [box(0, 0, 160, 90, paint("night")), box(92, 8, 50, 52, paint("glass"))],
  tabletop: (paint) => [box(0, 0, 160, 90, paint("wall")), box(0, 34, 160, 56, paint("table")), [96, 84, 72, 60, 48, 36, 24].map((r) => disc(14, 8, r, paint("lamp"), { opacity: 0.09 }))],
  street: (paint) => [box(0, 0, 160, 90, paint("night")), box(0, 66, 160, 24, paint("street")), box(92, 26, 56, 3, paint("bus")), box(142, 28, 3, 40, paint("bus")), disc(24, 20, 7, paint("lamp")), box(23, 26, 2, 42, paint("rain"))],
  blur: (paint) => [box(0, 0, 160, 90, paint("night")), disc(28, 26, 13, paint("lamp"), { opacity: 0.5 }), disc(138, 34, 9, paint("lamp"), { opacity: 0.35 })],
  seats: (paint) => [box(0, 0, 160, 90, paint("shade")), box(70, 8, 84, 44, paint("glass")), box(0, 62, 62, 28, paint("jacket")), box(104, 62, 56, 28, paint("jacket"))],
  pane: (paint) => [box(0, 0, 160, 90, paint("glass")), box(0, 0, 8, 90, paint("shade")), disc(48, 40, 12, paint("lamp"), { opacity: 0.5 }), disc(118, 52, 8, paint("lamp"), { opacity: 0.4 })],
  road: (paint) => [box(0, 0, 160, 90, paint("sky")), shape("M0,62Q50,50 160,58V90H0Z", paint("road")), stroke("M0,76Q80,66 160,72", paint("bus"), 2)],
  rain: (paint) => drops(0, 6).map(([x, y, step]) => stroke(`M${x},${y}l-2,${step}`, paint("rain"), 0.8)),
  panedrops: (paint) => drops(8, 0).filter(([x, y]) => x > 74 && x < 150 && y < 48).map(([x, y]) => disc(x, y, 1.2, paint("rain"))),
  drops: (paint) => drops(4, 0).map(([x, y]) => disc(x, y, 1.6, paint("rain"))),
  lamp: (paint) => [disc(30, 26, 20, paint("lamp"), { opacity: 0.35 }), shape("M22,30L38,30L34,16L26,16Z", paint("lamp")), box(29, 30, 2, 40, paint("shade"))],
  cup: (paint) => [box(112, 62, 12, 10, paint("cup")), stroke("M124,64q6,3 0,6", paint("cup"), 1.6)],
  phone: (paint) => [shape("M58,46L98,40L108,66L66,74Z", paint("device")), disc(94, 47, 3.4, paint("light"))],
  hand: (paint) => shape("M40,90Q46,66 66,66L78,72L72,90Z", paint("skin")),
  bus: (paint) => [box(8, 30, 84, 40, paint("bus")), [16, 40, 64].map((x) => box(x, 36, 18, 14, paint("glass"))), disc(28, 71, 7, paint("wheel")), disc(74, 71, 7, paint("wheel")), disc(90, 62, 2.4, paint("lamp"))],
  farbus: (paint) => [box(96, 62, 18, 9, paint("bus")), box(99, 64, 5, 3, paint("glass")), disc(100, 72, 1.8, paint("wheel")), disc(110, 72, 1.8, paint("wheel")), box(113.2, 67, 0.9, 1.2, paint("light"))],
  sarifar: (paint) => person(paint, 118, 48, 4, "coat"),
  sari: (paint) => [person(paint, 62, 34, 12, "coat"), mouth(paint, 62, 40, 3, 0)],
  sariclose: (paint) => [person(paint, 66, 42, 27, "coat"), mouth(paint, 66, 56, 7, 1)],
  sarismile: (paint) => [person(paint, 66, 42, 27, "coat"), mouth(paint, 66, 55, 8, 7)],
  sariaway: (paint) => [person(paint, 66, 42, 27, "coat", { look: -1 }), mouth(paint, 64, 56, 6, -2)],
  man: (paint) => [person(paint, 108, 32, 12, "jacket", { long: false }), mouth(paint, 108, 38, 3, 2)],
  manclose: (paint) => [person(paint, 96, 42, 27, "jacket", { long: false }), mouth(paint, 96, 56, 7, 4)],
};

/** The shapes of one picture. */
const frameShapes = (drawn, paint = onPage) => drawn.split(" ").flatMap((word) => DRAWN[word](paint)).flat(Infinity);

/** A picture on the page; `show` puts another one in its place. */
function frameOnPage() {
  const picture = svg("svg", { viewBox: "0 0 160 90", role: "img", class: "fk-reelframe" });
  return {
    picture,
    show(row) {
      picture.replaceChildren(...frameShapes(row.drawn));
      picture.setAttribute("aria-label", row.text);
    },
  };
}
