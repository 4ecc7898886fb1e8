// Log shots by keys. Each press is painted at once and carries its own time; the kernel only stores it.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const values = { ...model.get("view").values };
  const status = h("div", { class: "fk-status", role: "status" });
  const given = () => model.get("view").given; // a second log takes passage and offset from the first
  const source = () => (given() ? given().source : spec.source.length === 1 ? spec.source[0].value : values.source || "");
  const player = spec.reel.length ? reelPlayer(spec.reel, words) : null;
  const onReel = () => Boolean(player) && source() === "reel";
  const store = (field, value) => { values[field] = value; saved.send({ act: "write", field, value }); };
  const film = (time) => clockText(time + (onReel() ? 0 : clockRead((given() || values).offset || "") || 0), words.point);

  const numbers = () => Object.keys(values).filter((name) => name.startsWith("cut-")).map((name) => Number(name.slice(4)));
  const cuts = () => numbers().map((number) => ({ number, time: values[`cut-${number}`] })).filter(({ time }) => time !== "").sort((a, b) => a.time - b.time || a.number - b.number);
  const total = () => Math.max(values.end || 0, ...cuts().map(({ time }) => time));
  const clock = stopwatch(total());
  let asked = false; // whether to clear: the first press only asks
  const say = (text) => { asked = false; announce(status, text); };
  const table = shotTable(spec, words, { values, store, say, film, changed: () => paint(), drop: (number) => { drop(number); main.focus(); } });

  // ---- the pad: start, cut, pause, undo
  const button = (act, label, onclick) => h("button", { class: "fk-button fk-second", type: "button", "data-act": act, onclick }, label);
  const main = h("button", { class: "fk-button fk-press", type: "button", "data-act": "press" });
  const pause = button("pause", words.pause);
  const next = button("next", words.nextpicture, () => { if (!clock.running) say(player.next()); });
  const time = h("span", { class: "fk-time", "aria-hidden": "true" });
  const count = h("span", { class: "fk-quiet" });
  onPress(main, (stamp) => (clock.running ? cutAt(Math.round(clock.at(stamp))) : begin(stamp)));
  onPress(pause, (stamp) => stop(stamp));

  function begin(stamp) {
    if (!source()) return say(given() ? words.logfirst : words.sourcefirst);
    if (onReel() && clock.at(stamp) >= player.length) return say(words.reelover);
    clock.go(stamp);
    if (onReel()) player.node.scrollIntoView({ block: "nearest" }); // whoever came up from below sees half of it
    say(words.logruns);
    paint();
    tick();
  }

  /** Pause at a press, or exactly at a time: the reel ends by itself. */
  function stop(stamp, exactly = null) {
    if (!clock.running) return;
    clock.stop(stamp, exactly);
    store("end", Math.round(clock.at(0)));
    const shots = cuts().length + 1;
    say(exactly === null ? fill(words.logrests, { shots: shots, time: film(clock.at(0)) }) : fill(words.reelended, { shots: shots }));
    paint();
  }

  function tick() {
    if (!clock.running || !root.isConnected) return;
    const now = clock.at(performance.now());
    time.textContent = film(now);
    if (onReel()) player.showAt(now);
    if (onReel() && now >= player.length) stop(0, player.length);
    else requestAnimationFrame(tick);
  }

  function cutAt(milliseconds) {
    const number = 1 + Math.max(0, ...numbers());
    if (number > spec.most) return say(fill(words.logfull, { most: spec.most }));
    asked = false;
    store(`cut-${number}`, Math.max(1, milliseconds));
    paint();
  }

  function drop(number) {
    const at = values[`cut-${number}`];
    for (const part of ["cut", "scale", "sound"]) if (values[`${part}-${number}`]) store(`${part}-${number}`, "");
    say(fill(words.cutback, { time: film(at) }));
    paint();
  }

  function takeBack() {
    const last = Math.max(...cuts().map(({ number }) => number));
    last > 0 ? drop(last) : say(words.nothingtoundo);
  }

  function empty() {
    if (!asked) { say(fill(words.askclear, { shots: cuts().length + 1 })); asked = true; return; }
    clock.stop(0, 0);
    for (const name of Object.keys(values)) if (/^(cut|scale|sound)-|^end$/.test(name)) delete values[name];
    table.show([], 0, false);
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
    else if (scale) table.tag("scale", cuts().at(-1)?.number ?? 0, scale.value);
    else return;
    event.preventDefault();
  }

  function paint() {
    const starts = [{ number: 0, time: 0 }, ...cuts()], end = total(), some = end > 0 || clock.running;
    const wanted = spec.wanted[values.short ? "fewer" : "all"], shots = starts.length;
    logged.hidden = !some;
    if (some) table.show(starts, end, clock.running);
    count.textContent = !some ? "" : spec.tagged ? fill(words.logcount, { shots, wanted }) : fill(words.logshots, { shots });
    main.textContent = clock.running ? words.cutnow : some ? words.goon : words.start;
    pause.setAttribute("aria-disabled", String(!clock.running));
    main.setAttribute("aria-disabled", String(onReel() && !clock.running && clock.at(0) >= player.length));
    if (!clock.running) time.textContent = film(clock.at(0));
  }

  // ---- what the log is of, and a cut by hand
  function field(name, label, hint) {
    const input = h("input", { type: "text", id: freshId(name), maxlength: 120, placeholder: hint, class: hint ? "fk-short" : "" });
    input.value = values[name] || "";
    whenQuiet(input, 400, (text) => {
      store(name, text);
      if (name === "offset" && text.trim() && clockRead(text) === null) say(words.badoffset);
      paint();
    });
    return h("div", { class: "fk-field" }, h("label", { for: input.id }, label), input);
  }

  function add() {
    if (!seconds.checkValidity() || seconds.value === "") { say(words.badsecond); seconds.focus(); return; }
    const at = Math.round(Number(seconds.value) * 1000);
    if (!source()) return say(given() ? words.logfirst : words.sourcefirst);
    seconds.value = "";
    cutAt(at);
    if (onReel() && total() < player.length) store("end", player.length);
    if (!clock.running) clock.stop(0, total());
    say(fill(words.cutadded, { time: film(at) }));
    paint();
  }

  const group = freshId("source");
  const chooser = spec.source.length < 2 || given() ? null : h("fieldset", { class: "fk-choices" }, h("legend", {}, words.logsource),
    spec.source.map(({ value, label }) => h("div", { class: "fk-option" },
      h("input", { type: "radio", name: group, id: `${group}-${value}`, value, checked: values.source === value, onchange: () => { store("source", value); turn(); } }), h("label", { for: `${group}-${value}` }, label))));
  const own = chooser ? h("div", {}, field("passage", words.logpassage), field("offset", words.logoffset, "00:12:30")) : h("div");
  const short = h("input", { type: "checkbox", id: freshId("short"), checked: values.short === true, onchange: () => { store("short", short.checked); paint(); } });
  const seconds = h("input", { type: "number", id: freshId("seconds"), class: "fk-seconds", min: 0.1, max: spec.longest / 1000, step: "any" });
  const files = ["csv", "eaf"].map((kind) => button(kind, words[`file${kind}`], () => saved.send({ act: "file", kind })));
  const logged = h("div", {}, table.node, spec.tagged ? h("div", { class: "fk-actions" }, files) : null);
  const screen = player ? h("div", {}, player.node, h("div", { class: "fk-actions" }, next), player.words) : null;
  const keys = h("div", { class: "fk-actions" }, main, pause, button("takeback", words.takeback, takeBack), button("clear", words.clearlog, empty));
  const pad = h("div", { onkeydown: pressed }, keys, h("p", {}, time, " ", count));
  const byHand = h("details", { class: "fk-more" }, h("summary", {}, words.byhand), h("div", { class: "fk-field" }, h("label", { for: seconds.id }, words.addat), seconds), h("div", { class: "fk-actions" }, button("add", words.addcut, add)));
  const compare = spec.compare ? h("div", { class: "fk-actions" }, h("button", { class: "fk-button", type: "button", "data-act": "compare", onclick: () => saved.send({ act: "compare" }) }, spec.compare)) : null;
  const after = h("div", { class: "fk-after" });
  const root = h("div", { class: "fk-panel fk-wide" }, chooser, own, spec.tagged ? h("div", { class: "fk-option" }, short, h("label", { for: short.id }, words.logshort)) : null,
    screen, h("p", { class: "fk-quiet" }, spec.tagged ? words.loghelptags : words.loghelp), pad, status, byHand, compare, after, logged, saved.line);

  /** The reel is shown where it is the passage; for a copy of the film there is its clock instead. */
  function turn() {
    if (screen) screen.hidden = !onReel();
    if (onReel() && !clock.running) player.showAt(total());
    own.hidden = onReel();
    paint();
  }

  let told = "", shown = "[]", got = model.get("view").file?.n ?? 0, from = "";
  function update(first) {
    const view = model.get("view"), blocks = JSON.stringify(view.blocks || []), message = view.message || "";
    if (blocks !== shown) after.replaceChildren(...reportBlocks(view.blocks || [], spec.cards, words));
    shown = blocks;
    if (message !== told && message) first ? (status.textContent = message) : say(message);
    told = message;
    if (view.file && view.file.n !== got) { got = view.file.n; download(view.file.name, view.file.text); }
    if (JSON.stringify(view.given) !== from) { from = JSON.stringify(view.given); turn(); }
  }
  document.addEventListener("visibilitychange", () => { if (document.hidden && onReel() && root.isConnected) stop(performance.now()); });
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
