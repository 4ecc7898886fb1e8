// The practice reel: pictures that follow a clock, with what is heard as a caption, and in words.

function reelPlayer(rows, words) {
  const frame = frameOnPage();
  const heard = h("p", { class: "fk-caption" });
  const at = (time) => Math.max(0, rows.findLastIndex((row) => row.start <= time));
  let shown = -1;

  function show(place) {
    if (place === shown) return;
    shown = place;
    frame.show(rows[place]);
    heard.textContent = `${words.heard} ${rows[place].heard}`;
  }

  /** One line for each second: where a new picture begins is for the reader to decide. */
  function inWords() {
    const seconds = Array.from({ length: Math.ceil(rows.at(-1).end / 1000) }, (_, second) => [second, at(second * 1000)]);
    const lines = seconds.map(([second, place], n) => {
      const same = n > 0 && seconds[n - 1][1] === place;
      return h("tr", {}, h("th", { scope: "row" }, String(second)), h("td", {}, same ? words.sameasbefore : rows[place].text), h("td", {}, same ? "" : rows[place].heard));
    });
    const heads = [words.second, words.seen, words.heard.replace(":", "")].map((text) => h("th", { scope: "col" }, text));
    return h("details", { class: "fk-details" }, h("summary", {}, words.reelwords), h("p", { class: "fk-quiet" }, words.reelwordshelp),
      h("div", { class: "fk-scroll", tabindex: "0", role: "region", "aria-label": words.reelwords }, h("table", { class: "fk-table" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, lines))));
  }

  show(0);
  return {
    node: h("div", { class: "fk-reel" }, frame.picture, heard),
    words: inWords(),
    length: rows.at(-1).end,
    showAt: (time) => show(at(time)),
    /** The next picture, without the clock; returns what it shows, in words. */
    next() {
      show((shown + 1) % rows.length);
      const { start, text, heard: sound } = rows[shown];
      return `${fill(words.picture, { number: shown + 1, all: rows.length, second: Math.floor(start / 1000) })} ${text} ${words.heard} ${sound}`;
    },
  };
}
