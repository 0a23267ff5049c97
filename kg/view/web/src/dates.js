// Dates as days since 1970 on a line; a month or a year is a stretch of it.
const DAY = 86400000;

// The days a date may stand for: [first, last + 1], or null. Years before the common era carry a sign.
export function daysOf(date) {
  const [, year, month, day] = /^(-?\d{1,6})(?:-(\d\d))?(?:-(\d\d))?/.exec(date || "") || [];
  if (!year) return null;
  const first = dayAt(Number(year), month ? month - 1 : 0, day ? Number(day) : 1);
  if (day) return [first, first + 1];
  return [first, month ? dayAt(Number(year), Number(month), 1) : dayAt(Number(year) + 1, 0, 1)];
}

export function dayAt(year, month, day) {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, day);
  return Math.floor(moment.getTime() / DAY);
}

// The ISO date of a day.
export function isoOf(day) {
  const moment = new Date(Math.floor(day) * DAY);
  const year = moment.getUTCFullYear();
  const text = `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
  return `${text}-${String(moment.getUTCMonth() + 1).padStart(2, "0")}-${String(moment.getUTCDate()).padStart(2, "0")}`;
}

export function yearOf(day) {
  return new Date(Math.floor(day) * DAY).getUTCFullYear();
}

// The stretch of a thing: may begin in [low, sureLow], may end in [sureHigh, high]; null without a date.
export function stretchOf(node) {
  const from = daysOf(node.start || node.end);
  const to = daysOf(node.end || node.start);
  if (!from || !to) return null;
  return { low: from[0], sureLow: from[1] - 1, sureHigh: to[0] + 1, high: Math.max(to[1], from[1]) };
}

// Marks of a scale between two days, about `wanted` of them: [day, label].
export function ticks(low, high, wanted) {
  const years = (high - low) / 365.25;
  const step = stepFor(years / wanted);
  return step >= 1 ? yearTicks(low, high, step) : partTicks(low, high, step * 12);
}

function stepFor(years) {
  const steps = [1 / 365, 7 / 365, 1 / 12, 2 / 12, 3 / 12, 6 / 12, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  return steps.find((step) => step >= years) || 10000;
}

function yearTicks(low, high, step) {
  const found = [];
  for (let year = Math.ceil(yearOf(low) / step) * step; dayAt(year, 0, 1) <= high; year += step) {
    const day = dayAt(year, 0, 1);
    if (day >= low) found.push([day, String(year)]);
  }
  return found;
}

function partTicks(low, high, months) {
  const found = [];
  if (months < 1) {
    const step = months < 0.1 ? 1 : 7;
    const every = Math.max(step, Math.ceil((high - low) / 12));
    for (let day = Math.ceil(low); day <= high; day += every) found.push([day, isoOf(day)]);
    return found;
  }
  const step = Math.round(months);
  for (let count = yearOf(low) * 12; ; count += step) {
    const day = dayAt(Math.floor(count / 12), ((count % 12) + 12) % 12, 1);
    if (day > high) return found;
    if (day >= low) found.push([day, isoOf(day).slice(0, -3)]);
  }
}
