// The clock of the benchmark, in the page: from a key press to the painted new picture.
//
// key      the keydown listener (capture phase, on the window), before anything reacts to the key
// change   the first MutationObserver callback that finds another picture in the page, loaded
//          (plotly: its own event that it has drawn)
// frame    the first animation frame after that: the frame that carries the change begins
// drawn    the first task after that frame: style, layout and paint are done and handed over
// painted  the second animation frame after the change: nothing of the first is left to do

window.clock = (() => {
  const cells = () => window.jupyterapp.shell.currentWidget.content.widgets;
  const hidden = (image) => image.hidden || image.getAttribute("aria-hidden") === "true";
  const shown = (root) => [...root.querySelectorAll("img")].find((image) => !hidden(image));
  const plotIn = (root) => root.querySelector(".js-plotly-plot");
  const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  let running = null;
  let keyed = 0;
  let reported = [];

  window.addEventListener("keydown", () => { keyed = performance.now(); }, true);
  // Chromium's own time from the key press to the frame on the screen, in steps of 8 ms.
  new PerformanceObserver((list) => reported.push(...list.getEntries().filter((one) => one.name === "keydown")))
    .observe({ type: "event", durationThreshold: 16 });

  /** What tells two pictures apart: the address of an image, the drawn SVG of a plotly chart. */
  function look(root) {
    const plot = plotIn(root);
    return plot ? [...plot.querySelectorAll(".main-svg")].map((one) => one.innerHTML).join() : shown(root)?.src;
  }

  /** JupyterLab would take the arrow keys from the selects of ipywidgets, so they stop here. */
  function keepKeys(root) {
    if (root.dataset.kept) return;
    root.dataset.kept = "yes";
    for (const select of root.querySelectorAll("select")) {
      select.addEventListener("keydown", (event) => event.stopPropagation());
    }
  }

  /** Wait for the new picture and note the times. */
  function watch(root, before) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no new picture within 20 s")), 20000);
      const since = () => performance.now() - keyed;
      const changed = async () => {
        const times = { change: since() };
        await next();
        times.frame = since();
        scheduler.postTask(() => { times.drawn = since(); }, { priority: "user-blocking" });
        await next();
        times.painted = since();
        clearTimeout(late);
        resolve({ root, times, before });
      };
      if (plotIn(root)) { plotIn(root).once("plotly_afterplot", changed); return; }
      const observer = new MutationObserver(() => {
        const image = shown(root);
        if (!image || image.src === before) return;
        observer.disconnect();
        const loaded = () => (image.naturalWidth > 0 ? changed() : reject(new Error("an empty picture")));
        if (image.complete) loaded(); else image.addEventListener("load", loaded, { once: true });
      });
      const attributeFilter = ["src", "hidden", "aria-hidden"];
      observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter });
    });
  }

  /** Put a way on the screen, focus its control, and wait for the next key. */
  async function arm(cell, control) {
    const root = cells()[cell].node.querySelector(".jp-Cell-outputArea");
    keepKeys(root);
    root.scrollIntoView({ block: "start" });
    root.querySelectorAll("select")[control].focus({ preventScroll: true });
    await pause(150);
    await next();
    reported = [];
    running = watch(root, look(root));
  }

  /** Return the times of the armed key press, and a short name of the picture that it led to. */
  async function read() {
    const { root, times, before } = await running;
    await pause(60);
    const after = look(root);
    if (after === before) throw new Error("the same picture");
    times.reported = reported[0]?.duration ?? 8; // shorter ones are not reported
    const bytes = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(after));
    return { times, picture: [...new Uint8Array(bytes)].join(".") };
  }

  return { arm, read };
})();
