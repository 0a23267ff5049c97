// Circles placed side by side in a box, those that are linked near each other; the same for the same circles.
const ROUNDS = 260;
const GAP = 5;
const GOLDEN = 2.399963;

// Puts `x` and `y` on each of the circles ({ r }); `links` are { from, to, count } by place in the list. What comes
// back is the scale at which all fit into `width` by `height`, with the middle at 0, 0.
export function pack(circles, links, width, height) {
  const wide = Math.sqrt(width / height);
  circles.forEach((one, at) => {
    const far = Math.sqrt(at) * circles[0].r;
    Object.assign(one, { x: Math.cos(at * GOLDEN) * far * wide, y: (Math.sin(at * GOLDEN) * far) / wide });
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const heat = 1 - round / ROUNDS;
    for (const link of links) pull(circles[link.from], circles[link.to], 0.02 * heat * Math.min(3, Math.sqrt(link.count)));
    for (const one of circles) {
      one.x *= 1 - (0.03 * heat) / wide;
      one.y *= 1 - 0.03 * heat * wide;
    }
    for (let again = 0; again < 3; again += 1) part(circles);
  }
  for (let again = 0; again < 60 && part(circles); again += 1);
  return centred(circles, width, height);
}

function pull(one, other, share) {
  const [x, y] = [other.x - one.x, other.y - one.y];
  const over = Math.hypot(x, y) - one.r - other.r - GAP;
  if (over <= 0) return;
  const step = (share * over) / Math.hypot(x, y);
  one.x += x * step;
  one.y += y * step;
  other.x -= x * step;
  other.y -= y * step;
}

// Moves circles that overlap apart, the smaller one further; whether any did.
function part(circles) {
  let moved = false;
  for (let at = 0; at < circles.length; at += 1) {
    for (let next = at + 1; next < circles.length; next += 1) {
      const [one, other] = [circles[at], circles[next]];
      const [x, y] = [other.x - one.x || 0.01, other.y - one.y];
      const far = Math.hypot(x, y);
      const lack = one.r + other.r + GAP - far;
      if (lack <= 0.01) continue;
      moved = true;
      const share = other.r / (one.r + other.r);
      one.x -= ((x / far) * lack) * share;
      one.y -= ((y / far) * lack) * share;
      other.x += ((x / far) * lack) * (1 - share);
      other.y += ((y / far) * lack) * (1 - share);
    }
  }
  return moved;
}

function centred(circles, width, height) {
  const [left, right] = [Math.min(...circles.map((one) => one.x - one.r)), Math.max(...circles.map((one) => one.x + one.r))];
  const [top, bottom] = [Math.min(...circles.map((one) => one.y - one.r)), Math.max(...circles.map((one) => one.y + one.r))];
  const scale = Math.min(width / (right - left), height / (bottom - top));
  for (const one of circles) {
    one.x = (one.x - (left + right) / 2) * scale;
    one.y = (one.y - (top + bottom) / 2) * scale;
    one.r *= scale;
  }
  return scale;
}
