// A line that is a cell of a box, or a name and a number alone as a box has them → its pair, or the time it gives.

import { WALL } from "../text-table/header.ts";
import { type Clock, type Count, readClock } from "./clock.ts";
import type { Pair } from "./pair-parts.ts";
import { readPairs } from "./pair-text.ts";

/** `|    iterations   | 18     |` */
export function cellClock({ name, text, start, at, end }: Pair): Clock {
  const { epoch, step, iteration, isBar } = readClock(`${name}: ${text}`);
  const span = { from: start, start: at, end: at + text.length, to: end };
  const placed = (count: Count | undefined): Count | undefined => count && { ...count, span };
  return { epoch: placed(epoch), step: placed(step), iteration: placed(iteration), isBar };
}

/** `wandb:   train/loss 0.482`, `│ loss   0.482 │`, `loss ........ 0.482`: a name and a number alone, as a box has them. */
const LED =
  /^\s{0,40}(?:(?:wandb:|[\u2502\u2503])\s{1,80}([a-z][\w./-]{0,80})\s{1,80}|([a-z][\w ./-]{0,80}?)\s?\.{3,80}\s?)(\S{1,40})\s{0,80}[\u2502\u2503]?\s{0,8}$/i;

/** What parts the name from the number of a cell but a wall, or has a wall at the sides alone. */
const LEADS = ["wandb:", "...", "\u2502", "\u2503"];

const WALLS = new RegExp(WALL, "g");

/** `|    loss   | 0.482     |` */
export function boxedPair(text: string): Pair | undefined {
  const led = LEADS.some((lead) => text.includes(lead)) ? LED.exec(text) : null;
  if (led !== null) {
    const [whole, logged, dotted = "", value = ""] = led;
    return namedCell(text, logged ?? dotted, value, whole.lastIndexOf(value));
  }
  const [start = -1, middle = -1, end = -1, ...further] = Array.from(
    text.matchAll(WALLS),
    ({ index }) => index,
  );
  if (end < 0 || further.length > 0) return undefined;
  if (text.slice(0, start).trim() !== "" || text.slice(end + 1).trim() !== "") return undefined;
  const name = text.slice(start + 1, middle).trim();
  const value = text.slice(middle + 1, end).trim();
  const pair = namedCell(text, name, value, text.indexOf(value, middle + 1));
  return pair && { ...pair, start, end };
}

function namedCell(text: string, name: string, value: string, at: number): Pair | undefined {
  const [pair] = readPairs(`x: ${value}`);
  if (pair === undefined || !/^[a-z][\w ./-]*$/i.test(name)) return undefined;
  const shift = at - "x: ".length;
  const secondAt = pair.second === undefined ? -1 : pair.secondAt + shift;
  return {
    ...pair,
    name,
    start: text.indexOf(name),
    at: pair.at + shift,
    secondAt,
    end: pair.end + shift,
  };
}
