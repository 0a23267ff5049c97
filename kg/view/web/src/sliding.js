// A drawing that takes long is moved as a picture while the reader moves it, and drawn anew when it rests.
const SLOW = 20; // milliseconds of a frame from which on it is
const REST = 140; // milliseconds without a movement after which it rests
let picture = null; // the last whole frame, and where it was looked at from
let from = null;
let resting = 0;

// Keeps a whole frame that took so long, where it is worth it.
export function keep(canvas, view, took) {
  if (took < SLOW) {
    picture = null;
    return;
  }
  picture ||= document.createElement("canvas");
  if (picture.width !== canvas.width || picture.height !== canvas.height) Object.assign(picture, { width: canvas.width, height: canvas.height });
  picture.getContext("2d", { alpha: false }).drawImage(canvas, 0, 0);
  from = view;
}

// Forgets the frame: what it shows is no longer so.
export function forget() {
  picture = null;
  clearTimeout(resting);
}

// Shows the kept frame as from elsewhere, and asks for a whole one when nothing moves any more; whether there was one.
export function slide(context, view, size, ground, rested) {
  if (!picture) return false;
  const share = view.k / from.k;
  context.fillStyle = ground;
  context.fillRect(0, 0, size[0], size[1]);
  context.drawImage(picture, view.x - from.x * share, view.y - from.y * share, size[0] * share, size[1] * share);
  clearTimeout(resting);
  resting = setTimeout(rested, REST);
  return true;
}
