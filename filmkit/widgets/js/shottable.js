// The strip and the table of a log of shots: one line a shot, and each part of it can be changed.

/**
 * `log` holds `values`, `store`, `drop` (take a cut away), `say`, `film` (a time as the film's
 * clock shows it) and `changed` (a cut was moved by hand).
 */
function shotTable(spec, words, log) {
  const lines = new Map(); // number of the cut that begins a shot (0: the start): its line
  const body = h("tbody");
  const picture = h("div");
  const kinds = spec.tagged ? ["scale", "sound"] : [];
  const heads = [[words.shot], [words.shotbegins], [words.lasts], ...kinds.map((kind) => [words[`log${kind}`], kind]), [words.changeit]];
  const frame = h("div", { class: "fk-scroll", tabindex: "0", role: "region", "aria-label": words.logtable }, h("table", { class: "fk-table fk-shots" }, h("caption", {}, words.logtable),
    h("thead", {}, h("tr", {}, heads.map(([text, kind]) => h("th", { scope: "col", "data-kind": kind }, text)))), body));
  const node = h("div", {}, picture, frame, h("p", { class: "fk-quiet" }, words.logedges));

  function pick(kind, number) {
    const select = h("select", { onchange: () => log.store(`${kind}-${number}`, select.value) },
      h("option", { value: "" }, "–"), spec[kind].map(({ value, label }) => h("option", { value }, label)));
    select.value = log.values[`${kind}-${number}`] || "";
    return select;
  }

  function line(number) {
    const name = `cut-${number}`;
    const picks = Object.fromEntries(kinds.map((kind) => [kind, pick(kind, number)]));
    const input = h("input", { type: "number", class: "fk-seconds", min: 0.1, max: spec.longest / 1000, step: "any", onchange: () => {
      if (!input.checkValidity() || input.value === "") { input.value = log.values[name] / 1000; log.say(words.badsecond); return; }
      log.store(name, Math.round(Number(input.value) * 1000));
      log.changed();
      input.focus(); // its line may have moved
    } });
    const remove = h("button", { class: "fk-link", type: "button", "data-act": "remove", onclick: () => log.drop(number) }, words.removecut);
    const part = { number: h("th", { scope: "row" }), begins: h("td"), length: h("td"), ...picks, input, remove };
    const cells = [part.number, part.begins, part.length, kinds.map((kind) => h("td", { "data-kind": kind }, picks[kind])), h("td", {}, number ? [input, " ", remove] : null)];
    return { node: h("tr", {}, cells), ...part };
  }

  const write = (place, text) => { if (place.textContent !== text) place.textContent = text; };

  /** Show the shots from these starts (`number`, `time`) on; the last one has no end while it runs. */
  function show(starts, end, running) {
    const known = new Set(starts.map(({ number }) => number));
    for (const [number, one] of lines) if (!known.has(number)) { one.node.remove(); lines.delete(number); }
    starts.forEach(({ number, time }, place) => {
      if (!lines.has(number)) lines.set(number, line(number));
      const one = lines.get(number), to = starts[place + 1]?.time ?? (running ? null : end), shot = place + 1;
      if (body.rows[place] !== one.node) body.insertBefore(one.node, body.rows[place] || null);
      write(one.number, String(shot));
      write(one.begins, log.film(time));
      write(one.length, to === null ? "…" : `${((to - time) / 1000).toFixed(1).replace(".", words.point)} s`);
      if (number && document.activeElement !== one.input) one.input.value = time / 1000;
      one.input.setAttribute("aria-label", fill(words.beginsat, { shot }));
      one.remove.setAttribute("aria-label", fill(words.removecutof, { shot }));
      for (const kind of kinds) one[kind].setAttribute("aria-label", fill(words.tagof, { what: words[`log${kind}`], shot }));
    });
    const shown = log.values.short ? ["scale"] : kinds;
    for (const cell of node.querySelectorAll("[data-kind]")) cell.hidden = !shown.includes(cell.dataset.kind);
    if (running) frame.scrollTop = frame.scrollHeight;
    else strip(starts, end);
  }

  function strip(starts, end) {
    const sizes = starts.map(({ time }, place) => (starts[place + 1]?.time ?? end) - time);
    const parts = sizes.map((size, place) => ({ size, label: sizes.length <= 24 ? String(place + 1) : "" })).filter((part) => part.size > 0);
    picture.replaceChildren(...(parts.length ? [stripsDrawing({ alt: fill(words.logalt, { shots: parts.length }), rows: [{ name: words.logstrip, parts }] })] : []));
  }

  return {
    node,
    show,
    tag(kind, number, value) {
      log.store(`${kind}-${number}`, value);
      if (lines.has(number)) lines.get(number)[kind].value = value;
    },
  };
}
