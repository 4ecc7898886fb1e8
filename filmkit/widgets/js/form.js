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
    const input = field.kind === "text" ? h("textarea", { id, rows: field.rows || 3 }) : h("input", { id, type: "text", maxlength: field.longest || 200 });
    input.value = values()[field.name] || "";
    let filled = (model.get("view").refill || { n: 0 }).n;
    const count = h("span", { class: "fk-quiet" });
    const counted = () => {
      const written = input.value.trim() ? input.value.trim().split(/\s+/).length : 0;
      count.textContent = field.words ? fill(words.wordcount, { written, wanted: field.words }) : "";
    };
    input.addEventListener("input", counted);
    counted();
    pending.push(whenQuiet(input, 400, (text) => store(field.name, text)));
    const compare = field.model ? h("button", { class: "fk-button fk-second", type: "button", onclick: () => saved.send({ act: "model", field: field.name, value: input.value }) }, words.compare) : null;
    const answer = h("div", { class: "fk-model" });
    updates.push(() => {
      const shown = (model.get("view").models || {})[field.name];
      answer.replaceChildren(...(shown ? [h("strong", {}, words.model), " ", shown] : []));
      input.readOnly = Boolean(model.get("view").locked);
      // What the kernel puts into a field (a text to begin with) arrives with a new number.
      const refill = model.get("view").refill || { n: 0 };
      if (refill.n !== filled && field.name in (refill.values || {})) { input.value = refill.values[field.name]; counted(); }
      filled = refill.n;
    });
    const frame = field.frame ? h("p", { class: "fk-quiet" }, `${words.frame} ${field.frame}`) : null;
    return [h("label", { for: id }, field.label), frame, input, h("div", { class: "fk-actions" }, count, compare), answer];
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
    const send = (text) => { if (text === "" || input.checkValidity()) store(field.name, text === "" ? "" : Number(text)); else announce(status, fill(words.badnumber, { low: field.low, high: field.high })); };
    pending.push(whenQuiet(input, 300, send));
    updates.push(() => { input.readOnly = Boolean(model.get("view").locked); });
    return [h("label", { for: id }, field.label), input];
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
    const boxes = field.options.map((option) => h("div", { class: "fk-option" },
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
    const time = h("input", { type: "text", id: freshId("time"), maxlength: 8, placeholder: "01:14:30", class: "fk-short" });
    const quote = h("input", { type: "text", id: freshId("quote"), maxlength: 140 });
    const add = h("button", { class: "fk-button fk-second", type: "button", onclick: take }, words.addevidence);

    function take() {
      if (!select.value) { announce(status, words.evidencefirst); select.focus(); return; }
      if (time.value && !/^\d{1,2}:[0-5]\d:[0-5]\d$/.test(time.value.trim())) { announce(status, words.badtime); time.focus(); return; }
      if (quote.value.trim().split(/\s+/).length > 15) { announce(status, words.longquote); quote.focus(); return; }
      list.push({ sequence: select.value, time: time.value.trim(), quote: quote.value.trim() });
      select.value = ""; time.value = ""; quote.value = "";
      look();
      store(field.name, list);
      show();
      announce(status, words.evidenceadded);
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
        h("label", { for: time.id }, words.time), time, h("label", { for: quote.id }, words.quote), quote),
      h("div", { class: "fk-actions" }, add)];
  }

  const actionButton = (action) => h("button", { class: action.second ? "fk-button fk-second" : "fk-button", type: "button", "data-act": action.act, onclick: () => act(action) }, action.label);
  /** What was typed a moment ago goes first, so that the action meets it. */
  function act(action) {
    for (const one of pending) one();
    saved.send({ act: action.act });
  }
  const actions = (spec.actions || []).map(actionButton);
  const buttons = h("div", { class: "fk-actions" }, actions);
  const groups = spec.groups.map((group) => {
    const inside = group.fields.map((field) => h("div", { class: "fk-field" }, makers[field.kind](field)));
    const text = group.text ? h("p", {}, group.text) : null;
    const full = group.full ? h("button", { class: "fk-link", type: "button", onclick: () => { text.textContent = group.full; text.tabIndex = -1; text.focus(); full.remove(); } }, words.fulltext) : null;
    const mine = (group.actions || []).map(actionButton);
    if (mine.length) inside.forEach((node) => node.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches("input[type=text],input[type=number]")) mine[0].click(); }));
    const told = h("p", { class: "fk-status", role: "status" });
    const body = [text, full, ...reportBlocks(group.blocks || [], spec.cards, words), ...inside, h("div", { class: "fk-actions" }, mine), mine.length ? told : null];
    const after = h("div", { class: "fk-after" });
    let shown = "[]";
    updates.push(() => {
      const blocks = (model.get("view").after || {})[group.key] || [];
      // The same again is left alone: a card that is open stays open, the focus stays where it is.
      if (JSON.stringify(blocks) !== shown) after.replaceChildren(...reportBlocks(blocks, spec.cards, words));
      shown = JSON.stringify(blocks);
      const message = (model.get("view").messages || {})[group.key] || "";
      if (message !== told.textContent) announce(told, message);
    });
    const heading = group.heading ? h("h3", {}, group.heading) : null;
    const badge = h("span", { class: "fk-quiet" });
    updates.push(() => { const text = (model.get("view").badges || {})[group.key]; badge.textContent = text ? ` ${text}` : ""; });
    const section = h("section", { class: "fk-group" });
    updates.push(() => { section.hidden = (model.get("view").hidden || []).includes(group.key); });
    if (group.collapsed) section.append(h("details", {}, h("summary", {}, heading, badge), body, after, spec.actionsInside && group.key === "settings" ? buttons : null));
    else section.append(...[heading, body, after].flat(Infinity).filter(Boolean));
    return section;
  });
  const checks = spec.checks?.length ? h("div", { class: "fk-checks" }, h("strong", {}, words.selfcheck), h("ul", {}, spec.checks.map((text) => h("li", {}, text)))) : null;
  const root = h("div", { class: "fk-panel" }, groups, checks, spec.actionsInside ? null : buttons, status, saved.line);

  let told = "";
  const update = (first) => {
    const now = model.get("view");
    for (const one of updates) one();
    if (now.locked && actions.includes(document.activeElement)) status.focus();
    actions.forEach((button, place) => { button.hidden = Boolean(now.locked) && !spec.actions[place].stays; });
    if (now.message && (now.message !== told || !first)) first ? (status.textContent = now.message) : announce(status, now.message);
    told = now.message;
  };
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
