// A form of written fields, choices and evidence; every change is saved by itself.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const values = () => model.get("view").values || {};
  const updates = [];
  const pending = [];

  const store = (name, value) => saved.send({ act: "write", field: name, value });
  const makers = { text: writing, line: writing, choice: radios, ticks, pick, evidence, number, toggle };

  function writing(field) {
    const id = freshId("text");
    const input = field.kind === "text" ? h("textarea", { id, rows: field.rows || 3, style: `--fk-rows:${field.rows || 3}` }) : h("input", { id, type: "text", maxlength: field.longest || 200 });
    input.value = values()[field.name] || "";
    let filled = (model.get("view").refill || { n: 0 }).n;
    const count = h("span", { class: "fk-quiet" });
    const counted = () => {
      const written = input.value.trim() ? input.value.trim().split(/\s+/).length : 0;
      count.textContent = field.words ? fill(words.wordcount, { written, wanted: field.words }) : "";
    };
    input.addEventListener("input", counted);
    counted();
    // A passing line goes when it is sent, and is never stored by itself.
    const pass = () => { if (input.value.trim()) { store(field.name, input.value); input.value = ""; input.focus(); } };
    if (field.passing) input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) pass(); });
    else pending.push(whenQuiet(input, 400, (text) => store(field.name, text)));
    const go = field.passing ? h("button", { class: "fk-button fk-second", type: "button", onclick: pass }, field.passing) : null;
    const compare = field.model ? h("button", { class: "fk-button fk-second", type: "button", onclick: () => saved.send({ act: "model", field: field.name, value: input.value }) }, words.compare) : null;
    const answer = h("div", { class: "fk-model" });
    const told = field.model ? h("p", { class: "fk-status", role: "status" }) : null;
    updates.push(() => {
      const shown = (model.get("view").models || {})[field.name];
      if (told) tell(told, (model.get("view").told || {})[field.name] || "");
      answer.replaceChildren(...(shown ? [h("strong", {}, words.model), " ", shown] : []));
      input.readOnly = Boolean(model.get("view").locked);
      // What the kernel puts into a field (a text to begin with) arrives with a new number.
      const refill = model.get("view").refill || { n: 0 };
      if (refill.n !== filled && field.name in (refill.values || {})) { input.value = refill.values[field.name]; counted(); }
      filled = refill.n;
    });
    const frame = field.frame ? h("p", { class: "fk-quiet" }, `${words.frame} ${field.frame}`) : null;
    return [h("label", { for: id }, field.label), frame, input, h("div", { class: "fk-actions" }, go, count, compare), told, answer];
  }

  function radios(field) {
    const group = freshId("choice");
    const inputs = field.options.map((option) => h("div", { class: "fk-option" },
      h("input", { type: "radio", name: group, id: `${group}-${option.value}`, value: option.value, checked: values()[field.name] === option.value, onchange: () => store(field.name, option.value) }),
      h("label", { for: `${group}-${option.value}` }, option.label)));
    return [h("fieldset", { class: "fk-choices" }, h("legend", {}, field.label), inputs)];
  }

  function pick(field) {
    const id = freshId("pick");
    const select = h("select", { id, onchange: (event) => store(field.name, event.target.value) });
    let offered = "";
    updates.push(() => {
      const now = model.get("view");
      select.disabled = Boolean(now.locked);
      // A view may offer fewer than all: what cannot be chosen yet, or no longer, is left out.
      const only = (now.offered || {})[field.name];
      if (offered === JSON.stringify(only || null)) return;
      offered = JSON.stringify(only || null);
      const chosen = select.options.length ? select.value : values()[field.name] || "";
      const options = field.options.filter((option) => !only || only.includes(option.value) || option.value === chosen);
      select.replaceChildren(h("option", { value: "" }, words.choose), ...options.map((option) => h("option", { value: option.value }, option.label)));
      select.value = chosen;
    });
    return [h("label", { for: id }, field.label), select];
  }

  function number(field) {
    const id = freshId("number");
    const input = h("input", { type: "number", id, class: "fk-short", min: field.low, max: field.high, step: field.step || 1 });
    input.value = values()[field.name] ?? "";
    const told = h("p", { class: "fk-status", role: "status" }); // beside what it speaks of
    // It goes while one types: later, a button below would move away from under the pointer.
    input.addEventListener("input", () => { if (input.checkValidity()) told.textContent = ""; });
    // What is refused leaves nothing behind: a lock must not take the number that stood there before.
    const send = (text) => {
      const fits = text === "" || input.checkValidity();
      if (!fits) announce(told, fill(words.badnumber, { low: field.low, high: field.high }));
      if (fits || (values()[field.name] ?? "") !== "") store(field.name, fits && text !== "" ? Number(text) : "");
    };
    pending.push(whenQuiet(input, 300, send));
    updates.push(() => { input.readOnly = Boolean(model.get("view").locked); });
    return [h("label", { for: id }, field.label), input, told];
  }

  function toggle(field) {
    const id = freshId("toggle");
    const box = h("input", { type: "checkbox", id, checked: values()[field.name] === true, onchange: (event) => store(field.name, event.target.checked) });
    return [h("div", { class: "fk-option" }, box, h("label", { for: id }, field.label))];
  }

  function ticks(field) {
    const group = freshId("ticks");
    const chosen = new Set(values()[field.name] || []);
    const change = (value, on) => { on ? chosen.add(value) : chosen.delete(value); store(field.name, [...chosen]); };
    const boxes = field.options.map((option) => h("div", { class: "fk-option", "data-option": option.value },
      h("input", { type: "checkbox", id: `${group}-${option.value}`, checked: chosen.has(option.value), onchange: (event) => change(option.value, event.target.checked) }),
      h("label", { for: `${group}-${option.value}` }, option.label)));
    return [h("fieldset", { class: "fk-choices" }, h("legend", {}, field.label), h("div", { class: "fk-ticks" }, boxes))];
  }

  function evidence(field) {
    let list = [...(values()[field.name] || [])];
    const id = freshId("evidence");
    const chosen = h("ul", { class: "fk-chosen", "aria-label": field.label });
    const preview = h("div", { class: "fk-preview" }); // read it before it is added
    const look = () => preview.replaceChildren(...(select.value ? [sequenceCard(select.value, spec.cards[select.value], words)] : []));
    const select = h("select", { id, onchange: look }, h("option", { value: "" }, words.choose),
      Object.entries(spec.cards).map(([key, card]) => h("option", { value: key }, `${key.toUpperCase()} ${card.title}`)));
    const time = h("input", { type: "text", id: freshId("time"), maxlength: 40, placeholder: "01:14:30", class: "fk-short" });
    const quote = h("input", { type: "text", id: freshId("quote"), maxlength: 200 });
    const told = h("p", { class: "fk-status", role: "status" }); // beside what it speaks of
    const add = h("button", { class: "fk-button fk-second", type: "button", onclick: take }, words.addevidence);

    function take() {
      if (!select.value) { announce(told, words.evidencefirst); select.focus(); return; }
      if (time.value && !/^\d{1,2}:[0-5]\d:[0-5]\d$/.test(time.value.trim())) { announce(told, words.badtime); time.focus(); return; }
      if (quote.value.trim().split(/\s+/).length > 15) { announce(told, words.longquote); quote.focus(); return; }
      const found = { sequence: select.value, time: time.value.trim(), quote: quote.value.trim() };
      if (list.some((one) => one.sequence === found.sequence && one.time === found.time && one.quote === found.quote)) { announce(told, words.evidencetwice); select.focus(); return; }
      list.push(found);
      select.value = ""; time.value = ""; quote.value = "";
      look();
      store(field.name, list);
      show();
      announce(told, words.evidenceadded);
    }
    function show() {
      chosen.replaceChildren(...list.map((entry, place) => h("li", {},
        sequenceButton(entry.sequence, spec.cards, words),
        entry.time ? ` (${fill(words.owncopy, { time: entry.time })})` : "", entry.quote ? ` “${entry.quote}”` : "", " ",
        h("button", { class: "fk-link", type: "button", onclick: () => { list.splice(place, 1); store(field.name, list); show(); select.focus(); } },
          fill(words.remove, { what: entry.sequence.toUpperCase() })))));
    }
    show();
    return [h("label", { for: id }, field.label), chosen, select, preview,
      h("details", { class: "fk-more" }, h("summary", {}, words.moreevidence),
        h("div", { class: "fk-field" }, h("label", { for: time.id }, words.time), time),
        h("div", { class: "fk-field" }, h("label", { for: quote.id }, words.quote), quote)),
      h("div", { class: "fk-actions" }, add), told];
  }

  const actionButton = (action) => h("button", { class: action.second ? "fk-button fk-second" : "fk-button", type: "button", "data-act": action.act, onclick: () => act(action) }, action.label);
  /** Say something new in a region; where a button asked for it, it comes into sight. */
  function tell(region, text) {
    if (text === region.textContent) return;
    announce(region, text);
    if (text && asked) setTimeout(() => region.scrollIntoView({ block: "nearest" }), 60);
  }
  let asked = false;
  /** What was typed a moment ago goes first, so that the action meets it. */
  function act(action) {
    for (const one of pending) one();
    asked = true;
    saved.send({ act: action.act });
  }
  const actions = (spec.actions || []).map(actionButton);
  const buttons = h("div", { class: "fk-actions" }, actions);
  const groups = spec.groups.map((group) => {
    const inside = group.fields.map((field) => h("div", { class: "fk-field" }, makers[field.kind](field)));
    const text = group.text ? h("p", {}, group.text) : null;
    const full = group.full ? fullText(text, group.text, group.full, words) : null;
    const mine = (group.actions || []).map(actionButton);
    if (mine.length) inside.forEach((node) => node.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches("input[type=text],input[type=number]")) mine[0].click(); }));
    const told = h("p", { class: "fk-status", role: "status" });
    const body = [text, full, ...reportBlocks(group.blocks || [], spec.cards, words), ...inside, h("div", { class: "fk-actions" }, mine), told];
    const after = h("div", { class: "fk-after" });
    let shown = "[]";
    updates.push(() => {
      const blocks = (model.get("view").after || {})[group.key] || [];
      // The same again is left alone: a card that is open stays open, the focus stays where it is.
      if (JSON.stringify(blocks) !== shown) {
        const stops = () => [...after.querySelectorAll("button, summary, [tabindex='0']")];
        const place = stops().indexOf(document.activeElement);
        after.replaceChildren(...reportBlocks(blocks, spec.cards, words));
        if (place >= 0) stops()[Math.min(place, stops().length - 1)]?.focus();
      }
      shown = JSON.stringify(blocks);
      mine.forEach((button) => { button.hidden = Boolean(model.get("view").locked); });
      tell(told, (model.get("view").messages || {})[group.key] || "");
    });
    const heading = group.heading ? h("h3", {}, group.heading) : null;
    const badge = h("span", { class: "fk-quiet" });
    updates.push(() => { const text = (model.get("view").badges || {})[group.key]; badge.textContent = text ? ` ${text}` : ""; });
    const section = h("section", { class: "fk-group", tabindex: "-1" });
    updates.push(() => {
      const hide = (model.get("view").hidden || []).includes(group.key);
      // The focus goes on to what has come in the place of the group.
      if (hide && section.contains(document.activeElement)) queueMicrotask(() => (groups.slice(groups.indexOf(section)).find((one) => !one.hidden) || status).focus());
      section.hidden = hide;
    });
    if (group.collapsed) section.append(h("details", {}, h("summary", {}, heading, badge), body, after, spec.actionsInside && group.key === "settings" ? buttons : null));
    else section.append(...[heading, body, after].flat(Infinity).filter(Boolean));
    return section;
  });
  const checks = spec.checks?.length ? h("div", { class: "fk-checks" }, h("strong", {}, words.selfcheck), h("ul", {}, spec.checks.map((text) => h("li", {}, text)))) : null;
  // What belongs to one option of ticks stands directly below it.
  spec.groups.forEach((group, place) => { if (group.under) groups.map((one) => one.querySelector(`[data-option="${group.under}"]`)).find(Boolean).after(groups[place]); });
  const ended = wayOn(words);
  const shown = groups.filter((_, place) => !spec.groups[place].under);
  // What a button inside the first group did is said below that group, and not below the next.
  const rows = spec.actionsInside ? [shown[0], status, shown.slice(1)] : [shown, checks, buttons, status];
  const root = h("div", { class: "fk-panel" }, rows, ended, saved.line);

  let told = "";
  const update = (first) => {
    const now = model.get("view");
    for (const one of updates) one();
    if (now.locked && actions.includes(document.activeElement)) status.focus();
    actions.forEach((button, place) => {
      const { act: name, label, stays } = spec.actions[place];
      button.hidden = Boolean(now.locked) && !stays;
      button.textContent = (now.labels || {})[name] || label;
    });
    if (now.message && (now.message !== told || !first)) {
      if (first) status.textContent = now.message;
      else { announce(status, now.message); if (asked) setTimeout(() => status.scrollIntoView({ block: "nearest" }), 60); }
    }
    else if (!now.message && told && status.textContent === told) status.textContent = "";
    told = now.message;
    asked = false;
    // A form that has ended is short: its message comes into sight and takes the focus.
    if (now.ended && ended.hidden && !first) setTimeout(() => { status.focus(); status.scrollIntoView({ block: "nearest" }); }, 60);
    ended.hidden = !now.ended;
    saved.line.hidden = Boolean(now.ended); // it would speak of what was stored before
  };
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
