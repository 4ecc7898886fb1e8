// The explorers of a page without a kernel: all states stand in the page, their pictures beside it.
// What stood there before is the first state, for whoever reads without scripts.
for (const element of document.querySelectorAll(".explorer-data")) {
  const data = JSON.parse(element.textContent);
  const place = document.createElement("div");
  element.previousElementSibling.replaceWith(place);
  render({ model: { get: (name) => data[name], on() {}, send() {} }, el: place });
}
