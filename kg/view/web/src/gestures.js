// Wheel, pinch and drag on a drawing, told as zooming around a place and as moving.
const WHEEL = 0.0016;

// `zoom(factor, x)` and `move(pixels)` are told what the reader does on `element`; `x` counts from its left.
export function watch(element, { zoom, move }) {
  const held = new Map();
  element.addEventListener("wheel", (event) => {
    const flat = element.scrollHeight <= element.clientHeight;
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !flat) return; // the wheel alone scrolls where there is something to scroll
    event.preventDefault();
    if (event.shiftKey) move(event.deltaY || event.deltaX);
    else zoom(Math.exp(-event.deltaY * WHEEL * (event.ctrlKey ? 4 : 1)), placeOf(event));
  }, { passive: false });
  const placeOf = (event) => event.clientX - element.getBoundingClientRect().left;
  element.addEventListener("pointerdown", (event) => { if (!event.button) held.set(event.pointerId, placeOf(event)); });
  element.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    const before = [...held.values()];
    held.set(event.pointerId, placeOf(event));
    const after = [...held.values()];
    if (held.size === 2) zoom(Math.max(20, Math.abs(after[0] - after[1])) / Math.max(20, Math.abs(before[0] - before[1])), (after[0] + after[1]) / 2);
    else if (held.size === 1) move(before[0] - after[0]);
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) element.addEventListener(name, (event) => held.delete(event.pointerId));
}
