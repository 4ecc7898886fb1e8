// Two rows of the same events, as told and as they happen. Buttons move an event; arrows between
// the rows and the count of reorderings follow at once, the kernel only stores.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const saved = savedLine(model, words);
  const status = h("div", { class: "fk-status", role: "status" });
  const field = (name) => spec.fields.find((one) => one.name === `orders-${name}`);
  const events = field("plot").options;
  const titles = Object.fromEntries(events.map((one) => [one.value, one.label]));
  const values = model.get("view").values || {};
  const order = (name) => [...new Set([...(values[`orders-${name}`] || []), ...events.map((one) => one.value)])];
  const rows = { plot: order("plot"), story: order("story") };
  const lists = {};

  /** A list whose events move up and down; one Tab stop, the arrow keys reach its buttons. */
  function list(name) {
    const here = { key: rows[name][0], way: 1 };
    const items = Object.fromEntries(events.map(({ value: key, label }) => {
      const letter = h("strong", { class: "fk-letter" });
      const button = (way, sign, name) => h("button", {
        class: "fk-move", type: "button", "aria-label": name, "data-key": key, "data-way": way,
        onclick: () => move(key, way), onfocus: () => { here.key = key; here.way = way; roam(); },
      }, sign);
      return [key, { letter, node: h("li", {}, button(-1, "↑", fill(words.earlier, { what: label })), button(1, "↓", fill(words.later, { what: label })), letter, h("span", {}, label)) }];
    }));
    const body = h("ol", { class: "fk-order", onkeydown: pressed });
    const at = ({ key, way }) => items[key].node.querySelector(`[data-way="${way}"]`);
    const roam = () => body.querySelectorAll(".fk-move").forEach((button) => { button.tabIndex = button === at(here) ? 0 : -1; });

    function move(key, way) {
      const from = rows[name].indexOf(key), to = from + way;
      if (to < 0 || to >= rows[name].length) { announce(status, way < 0 ? words.alreadyfirst : words.alreadylast); return; }
      rows[name].splice(from, 1);
      rows[name].splice(to, 0, key);
      saved.send({ act: "write", field: `orders-${name}`, value: rows[name] });
      paint();
      at({ key, way }).focus();
      announce(status, `${fill(words.movedto, { what: titles[key], place: to + 1 })} ${says()}`);
    }
    function pressed(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const place = rows[name].indexOf(here.key), last = rows[name].length - 1;
      const to = { ArrowDown: Math.min(place + 1, last), ArrowUp: Math.max(place - 1, 0), Home: 0, End: last }[event.key];
      if (to !== undefined) here.key = rows[name][to];
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight") here.way = event.key === "ArrowLeft" ? -1 : 1;
      else return;
      event.preventDefault();
      at(here).focus();
    }
    lists[name] = () => {
      body.replaceChildren(...rows[name].map((key) => items[key].node));
      for (const key of rows[name]) items[key].letter.textContent = `${letter(key)} `;
      roam();
    };
    const id = freshId("order");
    body.setAttribute("aria-labelledby", id);
    return h("div", {}, h("h3", { id }, field(name).label), body);
  }

  const letter = (key) => String.fromCharCode(65 + rows.plot.indexOf(key));
  function reordered() {
    let count = 0;
    rows.plot.forEach((one, place) => rows.plot.slice(place + 1).forEach((other) => { if (rows.story.indexOf(one) > rows.story.indexOf(other)) count += 1; }));
    return count;
  }
  const says = () => fill(words.reordered, { count: reordered() });

  /** Plot above, story below, an arrow for each event: where arrows cross, the plot reorders. */
  function arrows() {
    const across = (place) => percent(((place + 0.5) / events.length) * 100);
    return h("section", { class: "fk-block" }, drawing(`${words.ordersname} ${says()}`, 150, [
      svg("text", { x: 0, y: 12 }, words.inplot), svg("text", { x: 0, y: 146 }, words.instory),
      rows.plot.map((key, place) => [
        svg("line", { x1: across(place), y1: 38, x2: across(rows.story.indexOf(key)), y2: 106, class: "fk-line fk-series0" }),
        svg("text", { x: across(place), y: 32, "text-anchor": "middle" }, letter(key)),
        svg("svg", { x: across(rows.story.indexOf(key)), y: 106, overflow: "visible" }, svg("path", { d: "M-5,0L5,0L0,8Z", class: "fk-below" }), svg("text", { y: 22, "text-anchor": "middle" }, letter(key))),
      ])]),
      tableOf({ strips: true, caption: words.ordersname, columns: [words.orderevent, words.inplot, words.instory],
        rows: rows.plot.map((key, place) => [`${letter(key)} ${titles[key]}`, String(place + 1), String(rows.story.indexOf(key) + 1)]) }, spec.cards, words),
      h("p", {}, says()));
  }
  function paint() {
    const open = picture.querySelector("details")?.open;
    for (const name in lists) lists[name]();
    picture.replaceChildren(arrows());
    if (open) picture.querySelector("details").open = true;
  }

  const chosen = new Set(values["orders-told"] || []);
  const group = freshId("told");
  const told = h("fieldset", { class: "fk-choices" }, h("legend", {}, field("told").label), events.map(({ value, label }) => h("div", { class: "fk-option" },
    h("input", { type: "checkbox", id: `${group}-${value}`, checked: chosen.has(value), onchange: (event) => {
      event.target.checked ? chosen.add(value) : chosen.delete(value);
      saved.send({ act: "write", field: "orders-told", value: [...chosen] });
    } }), h("label", { for: `${group}-${value}` }, label))));
  const picture = h("div", {});
  const after = h("div", { class: "fk-after" });
  const compare = h("button", { class: "fk-button", type: "button", "data-act": "compare", onclick: () => saved.send({ act: "compare" }) }, words.compareorders);
  const root = h("div", { class: "fk-panel fk-wide" }, h("p", { class: "fk-quiet" }, words.ordershelp), h("div", { class: "fk-sides" }, list("plot"), list("story")), picture, told,
    h("div", { class: "fk-actions" }, compare), status, after, saved.line);

  let shown = "[]", said = "";
  function update() {
    const view = model.get("view"), blocks = view.blocks || [];
    if (JSON.stringify(blocks) !== shown) after.replaceChildren(...reportBlocks(blocks, spec.cards, words));
    shown = JSON.stringify(blocks);
    if (view.message && view.asked !== said) announce(status, view.message);
    said = view.asked;
  }
  paint();
  guardKeys(root);
  el.append(root);
  update();
  model.on("change:view", update);
}

export default { render };
