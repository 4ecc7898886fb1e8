// Log shots by keys. Each press is painted at once and carries its own time; the kernel only stores it.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const values = { ...model.get("view").values };
  const status = h("div", { class: "fk-status", role: "status" });
  const given = () => model.get("view").given || {}; // a second log takes passage and offset from the first
  const source = () => given().source ?? (spec.source.length === 1 ? spec.source[0].value : values.source || "");
  const onReel = () => source() === "reel";
  const offset = () => (onReel() ? 0 : clockRead(given().offset ?? values.offset ?? "") || 0);
  const player = spec.reel.length ? reelPlayer(spec.reel, words) : null;
  const store = (field, value) => { values[field] = value; saved.send({ act: "write", field, value }); };
  const clockSays = (time) => clockText(time, words.point);

  const cuts = () => Object.keys(values).filter((name) => name.startsWith("cut-") && values[name] !== "")
    .map((name) => ({ number: Number(name.slice(4)), time: values[name] })).sort((a, b) => a.time - b.time || a.number - b.number);
  const total = () => Math.max(values.end || 0, ...cuts().map((cut) => cut.time));
  const clock = stopwatch(total());
  let asked = false; // whether to clear: the first press only asks
  const say = (text) => { asked = false; announce(status, text); };

  // ---- the pad: start, cut, pause, undo
  const button = (act, label, onclick) => h("button", { class: "fk-button fk-second", type: "button", "data-act": act, onclick }, label);
  const main = h("button", { class: "fk-button fk-press", type: "button", "data-act": "press" });
  const pause = h("button", { class: "fk-button fk-second", type: "button", "data-act": "pause" }, words.pause);
  const undo = button("takeback", words.takeback, takeBack);
  const clear = button("clear", words.clearlog, empty);
  const next = button("next", words.nextpicture, () => { if (!clock.running) say(player.next()); });
  const time = h("span", { class: "fk-time", "aria-hidden": "true" });
  const count = h("span", { class: "fk-quiet" });
  onPress(main, (stamp) => (clock.running ? cutAt(Math.round(clock.at(stamp))) : begin(stamp)));
  onPress(pause, (stamp) => stop(stamp));

  function begin(stamp) {
    if (!source()) return say(words.sourcefirst);
    if (onReel() && clock.at(stamp) >= player.length) return say(words.reelover);
    clock.go(stamp);
    say(words.logruns);
    paint();
    tick();
  }

  function stop(stamp, exactly = null) {
    if (!clock.running) return;
    clock.stop(stamp, exactly);
    store("end", Math.round(clock.at(0)));
    say(fill(words.logrests, { shots: cuts().length + 1, time: clockSays(clock.at(0)) }));
    paint();
  }

  function tick() {
    if (!clock.running || !root.isConnected) return;
    const now = clock.at(performance.now());
    time.textContent = clockSays(offset() + now);
    if (onReel()) player.showAt(now);
    if (onReel() && now >= player.length) stop(0, player.length);
    else requestAnimationFrame(tick);
  }

  function cutAt(milliseconds) {
    const number = 1 + Math.max(0, ...Object.keys(values).filter((name) => name.startsWith("cut-")).map((name) => Number(name.slice(4))));
    if (number > spec.most) return say(fill(words.logfull, { most: spec.most }));
    asked = false;
    store(`cut-${number}`, Math.max(1, milliseconds));
    paint();
    if (clock.running) frame.scrollTop = frame.scrollHeight;
  }

  function drop(number) {
    const at = values[`cut-${number}`];
    for (const part of ["cut", "scale", "sound"]) if (values[`${part}-${number}`]) store(`${part}-${number}`, "");
    say(fill(words.cutback, { time: clockSays(offset() + at) }));
    paint();
  }

  function takeBack() {
    const last = cuts().sort((a, b) => b.number - a.number)[0];
    last ? drop(last.number) : say(words.nothingtoundo);
  }

  function empty() {
    if (!asked) { say(fill(words.askclear, { shots: cuts().length + 1 })); asked = true; return; }
    clock.stop(0, 0);
    for (const name of Object.keys(values)) if (/^(cut|scale|sound)-|^end$/.test(name)) delete values[name];
    for (const line of lines.values()) line.node.remove();
    lines.clear();
    saved.send({ act: "clear" });
    if (player) player.showAt(0);
    say(words.cleared);
    paint();
  }

  /** Keys of the pad beside Space and Enter. */
  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !event.target.matches("button")) return;
    const scale = spec.tagged && spec.scale[Number(event.key) - 1];
    if (event.key === "Backspace" || event.key === "Delete") takeBack();
    else if (event.key.toLowerCase() === "p") stop(event.timeStamp);
    else if (scale) tag("scale", cuts().at(-1)?.number ?? 0, scale.value);
    else return;
    event.preventDefault();
  }

  // ---- the table: one line a shot, each part of it can be changed
  const lines = new Map(); // number of the cut that begins a shot (0: the start): its line
  const body = h("tbody");
  const tagged = () => (!spec.tagged ? [] : values.short ? ["scale"] : ["scale", "sound"]);

  function tag(kind, number, value) {
    store(`${kind}-${number}`, value);
    if (lines.has(number)) lines.get(number)[kind].value = value;
  }

  function line(number) {
    const picks = Object.fromEntries((spec.tagged ? ["scale", "sound"] : []).map((kind) => {
      const select = h("select", { onchange: () => store(`${kind}-${number}`, select.value) }, h("option", { value: "" }, "–"), spec[kind].map(({ value, label }) => h("option", { value }, label)));
      select.value = values[`${kind}-${number}`] || "";
      return [kind, select];
    }));
    const input = h("input", { type: "number", class: "fk-seconds", min: 0.1, max: spec.longest / 1000, step: "any", onchange: () => {
      if (!input.checkValidity() || input.value === "") { input.value = values[`cut-${number}`] / 1000; return say(words.badsecond); }
      store(`cut-${number}`, Math.round(Number(input.value) * 1000));
      paint();
      input.focus();
    } });
    const remove = h("button", { class: "fk-link", type: "button", "data-act": "remove", onclick: () => { drop(number); main.focus(); } }, words.removecut);
    const part = { number: h("th", { scope: "row" }), begins: h("td"), length: h("td"), ...picks, input, remove };
    const node = h("tr", {}, part.number, part.begins, part.length, Object.entries(picks).map(([kind, select]) => h("td", { "data-kind": kind }, select)),
      h("td", {}, number ? [input, " ", remove] : null));
    return { node, ...part };
  }

  const write = (node, text) => { if (node.textContent !== text) node.textContent = text; };

  function paint() {
    const starts = [{ number: 0, time: 0 }, ...cuts()], end = total();
    const known = new Set(starts.map((one) => one.number));
    for (const [number, one] of lines) if (!known.has(number)) { one.node.remove(); lines.delete(number); }
    starts.forEach(({ number, time: from }, place) => {
      if (!lines.has(number)) lines.set(number, line(number));
      const one = lines.get(number), to = starts[place + 1]?.time ?? (clock.running ? null : end);
      if (body.rows[place] !== one.node) body.insertBefore(one.node, body.rows[place] || null);
      write(one.number, String(place + 1));
      write(one.begins, clockSays(offset() + from));
      write(one.length, to === null ? "…" : `${((to - from) / 1000).toFixed(1).replace(".", words.point)} s`);
      if (number && document.activeElement !== one.input) one.input.value = from / 1000;
      one.input.setAttribute("aria-label", fill(words.beginsat, { shot: place + 1 }));
      one.remove.setAttribute("aria-label", fill(words.removecutof, { shot: place + 1 }));
      for (const kind of ["scale", "sound"]) one[kind]?.setAttribute("aria-label", fill(words.tagof, { what: words[`log${kind}`], shot: place + 1 }));
    });
    const some = end > 0 || clock.running;
    logged.hidden = !some;
    for (const cell of logged.querySelectorAll("[data-kind]")) cell.hidden = !tagged().includes(cell.dataset.kind);
    const wanted = spec.wanted[values.short ? "fewer" : "all"];
    write(count, !some ? "" : spec.tagged ? fill(words.logcount, { shots: starts.length, wanted }) : fill(words.logshots, { shots: starts.length }));
    write(main, clock.running ? words.cutnow : some ? words.goon : words.start);
    pause.setAttribute("aria-disabled", String(!clock.running));
    if (!clock.running) { time.textContent = clockSays(offset() + clock.at(0)); strip(starts, end); }
  }

  function strip(starts, end) {
    const sizes = starts.map(({ time: from }, place) => (starts[place + 1]?.time ?? end) - from);
    const parts = sizes.map((size, place) => ({ size, label: sizes.length <= 24 ? String(place + 1) : "" })).filter((part) => part.size > 0);
    picture.replaceChildren(...(parts.length ? [stripsDrawing({ alt: fill(words.logalt, { shots: parts.length }), rows: [{ name: words.logstrip, parts }] })] : []));
  }

  // ---- what the log is of, and a cut by hand
  const field = (name, label, hint) => {
    const input = h("input", { type: "text", id: freshId(name), maxlength: 120, placeholder: hint, class: hint ? "fk-short" : "" });
    input.value = values[name] || "";
    whenQuiet(input, 400, (text) => {
      store(name, text);
      if (name === "offset" && text.trim() && clockRead(text) === null) say(words.badoffset);
      paint();
    });
    return h("div", { class: "fk-field" }, h("label", { for: input.id }, label), input);
  };
  const group = freshId("source");
  const chooser = spec.source.length < 2 || model.get("view").given ? null : h("fieldset", { class: "fk-choices" }, h("legend", {}, words.logsource),
    spec.source.map(({ value, label }) => h("div", { class: "fk-option" },
      h("input", { type: "radio", name: group, id: `${group}-${value}`, value, checked: values.source === value, onchange: () => { store("source", value); turn(); } }), h("label", { for: `${group}-${value}` }, label))));
  const own = h("div", {}, chooser ? [field("passage", words.logpassage), field("offset", words.logoffset, "00:12:30")] : null);
  const short = h("input", { type: "checkbox", id: freshId("short"), checked: values.short === true, onchange: () => { store("short", short.checked); paint(); } });
  const seconds = h("input", { type: "number", id: freshId("seconds"), class: "fk-seconds", min: 0.1, max: spec.longest / 1000, step: "any" });
  function add() {
    if (!seconds.checkValidity() || seconds.value === "") { say(words.badsecond); seconds.focus(); return; }
    const at = Number(seconds.value) * 1000;
    seconds.value = "";
    cutAt(Math.round(at));
    if (onReel() && total() < player.length) store("end", player.length);
    if (!clock.running) clock.stop(0, total());
    say(fill(words.cutadded, { time: clockSays(offset() + at) }));
    paint();
  }

  const heads = [words.shot, words.shotbegins, words.lasts, ...(spec.tagged ? [words.logscale, words.logsound] : []), words.changeit];
  const frame = h("div", { class: "fk-scroll", tabindex: "0", role: "region", "aria-label": words.logtable }, h("table", { class: "fk-table fk-shots" }, h("caption", {}, words.logtable),
    h("thead", {}, h("tr", {}, heads.map((text, place) => h("th", { scope: "col", "data-kind": spec.tagged && place > 2 && place < 5 ? ["scale", "sound"][place - 3] : null }, text)))), body));
  const picture = h("div");
  const files = ["csv", "eaf"].map((kind) => button(kind, words[`file${kind}`], () => saved.send({ act: "file", kind })));
  const logged = h("div", {}, picture, frame, h("p", { class: "fk-quiet" }, words.logedges), spec.tagged ? h("div", { class: "fk-actions" }, files) : null);
  const screen = player ? h("div", {}, player.node, h("div", { class: "fk-actions" }, next), player.words) : null;
  const pad = h("div", { class: "fk-pad", onkeydown: pressed }, h("div", { class: "fk-actions" }, main, pause, undo, clear), h("p", {}, time, " ", count));
  const byHand = h("details", { class: "fk-more" }, h("summary", {}, words.byhand), h("div", { class: "fk-field" }, h("label", { for: seconds.id }, words.addat), seconds), h("div", { class: "fk-actions" }, button("add", words.addcut, add)));
  const compare = spec.compare ? h("div", { class: "fk-actions" }, h("button", { class: "fk-button", type: "button", "data-act": "compare", onclick: () => saved.send({ act: "compare" }) }, spec.compare)) : null;
  const after = h("div", { class: "fk-after" });
  const root = h("div", { class: "fk-panel fk-wide" }, chooser, own, spec.tagged ? h("div", { class: "fk-option" }, short, h("label", { for: short.id }, words.logshort)) : null,
    screen, h("p", { class: "fk-quiet" }, spec.tagged ? words.loghelptags : words.loghelp), pad, status, byHand, logged, compare, after, saved.line);

  function turn() {
    if (screen) screen.hidden = !onReel();
    if (onReel() && !clock.running) player.showAt(total());
    own.hidden = onReel();
    paint();
  }

  let told = "", shown = "[]", got = model.get("view").file?.n ?? 0;
  function update(first) {
    const view = model.get("view"), blocks = JSON.stringify(view.blocks || []), message = view.message || "";
    if (blocks !== shown) after.replaceChildren(...reportBlocks(view.blocks || [], spec.cards, words));
    shown = blocks;
    if (message !== told && message) first ? (status.textContent = message) : say(message);
    told = message;
    if (view.file && view.file.n !== got) { got = view.file.n; download(view.file.name, view.file.text); }
    if (view.given) turn();
  }
  document.addEventListener("visibilitychange", () => { if (document.hidden && onReel() && root.isConnected) stop(performance.now()); });
  turn();
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
