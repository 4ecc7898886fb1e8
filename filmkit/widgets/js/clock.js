// A stopwatch that reads the time stamped on the key press itself: a busy page costs no accuracy.

function stopwatch(before = 0) {
  let since = null;
  const at = (stamp) => before + (since === null ? 0 : stamp - since);
  return {
    at,
    get running() { return since !== null; },
    go(stamp) { if (since === null) since = stamp; },
    /** Stop at a press, or at an exact time (`to`). */
    stop(stamp, to = null) { before = to ?? at(stamp); since = null; },
  };
}

/** Call back with the time of the press: when a key or a pointer goes down, or a screen reader clicks. */
function onPress(button, act) {
  button.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // no click follows
    if (!event.repeat) act(event.timeStamp);
  });
  button.addEventListener("keyup", (event) => { if (event.key === " ") event.preventDefault(); });
  button.addEventListener("pointerdown", (event) => { if (event.button === 0) act(event.timeStamp); });
  button.addEventListener("click", (event) => { if (event.detail === 0) act(event.timeStamp); });
}

/** A time as a clock shows it: 1:02:03.4, 12:30.0, 0:04.2; `point` parts the tenths. */
function clockText(milliseconds, point) {
  const tenths = Math.round(milliseconds / 100);
  const two = (value) => String(value).padStart(2, "0");
  const seconds = `${two(Math.floor(tenths / 10) % 60)}${point}${tenths % 10}`;
  const minutes = Math.floor(tenths / 600) % 60, hours = Math.floor(tenths / 36000);
  return hours ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** Read 1:02:03, 12:30 or 45 as milliseconds; null where it is no time. */
function clockRead(text) {
  const found = /^(?:(?:(\d{1,2}):)?([0-5]?\d):)?([0-5]?\d)$/.exec(text.trim());
  return found ? ((Number(found[1] || 0) * 60 + Number(found[2] || 0)) * 60 + Number(found[3])) * 1000 : null;
}
