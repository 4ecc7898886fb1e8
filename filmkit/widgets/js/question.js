// A choice question: native radios, a Check button, feedback in words. Also predictions and votes.

function render({ model, el }) {
  const spec = model.get("spec");
  const words = spec.words;
  const view = () => model.get("view");
  const saved = savedLine(model, words);
  const group = freshId("choice");

  const radios = spec.choices.map((choice) => h("input", {
    type: "radio", name: group, value: choice.key, id: `${group}-${choice.key}`,
    onchange: () => saved.send({ act: "choose", choice: choice.key }),
  }));
  const options = spec.choices.map((choice, place) => h("div", { class: "fk-option" },
    radios[place], h("label", { for: `${group}-${choice.key}` }, choice.text)));
  const fieldset = h("fieldset", { class: "fk-choices" }, h("legend", {}, spec.prompt), options);

  const reason = spec.reason ? h("textarea", { rows: 2, id: freshId("reason") }) : null;
  const confidence = spec.confidence
    ? h("select", { id: freshId("confidence"), onchange: (event) => saved.send({ act: "confidence", value: event.target.value }) },
        h("option", { value: "" }, words.choose), ["1", "2", "3", "4", "5"].map((n) => h("option", { value: n }, words[`confidence${n}`])))
    : null;
  if (reason) whenQuiet(reason, 400, (text) => saved.send({ act: "reason", text }));

  const button = h("button", { class: "fk-button", type: "button", onclick: check }, spec.button);
  const status = h("div", { class: "fk-status", role: "status", tabindex: "-1" });
  const model_answer = h("div", { class: "fk-model" });

  function check() {
    const chosen = radios.find((radio) => radio.checked);
    if (!chosen) { announce(status, words.choosefirst); return; }
    if (reason && !reason.value.trim()) { announce(status, words.reasonfirst); reason.focus(); return; }
    if (confidence && !confidence.value) { announce(status, words.confidencefirst); confidence.focus(); return; }
    saved.send({ act: "check", choice: chosen.value, reason: reason?.value, confidence: confidence?.value });
  }

  function update(first) {
    const now = view();
    for (const radio of radios) {
      if (first) radio.checked = radio.value === now.choice;
      radio.disabled = now.over;
    }
    if (first && reason) reason.value = now.reason || "";
    if (first && confidence) confidence.value = now.confidence || "";
    if (reason) reason.readOnly = now.over;
    if (confidence) confidence.disabled = now.over;
    // The button goes when the question is over: what it answered takes the focus.
    if (now.over && document.activeElement === button) status.focus();
    button.hidden = now.over;
    if (now.feedback) first ? (status.textContent = now.feedback) : announce(status, now.feedback);
    status.dataset.verdict = now.verdict || "";
    model_answer.replaceChildren(...(now.model ? [h("strong", {}, words.model), " ", now.model] : []));
  }

  const root = h("div", { class: "fk-panel" }, fieldset,
    reason && h("div", { class: "fk-field" }, h("label", { for: reason.id }, words.reason), reason),
    confidence && h("div", { class: "fk-field" }, h("label", { for: confidence.id }, words.confidence), confidence),
    h("div", { class: "fk-actions" }, button), status, model_answer, saved.line);
  guardKeys(root);
  el.append(root);
  update(true);
  model.on("change:view", () => update(false));
}

export default { render };
