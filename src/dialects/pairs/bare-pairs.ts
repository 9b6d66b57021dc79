// Pairs of a line that have no sign between name and number: `Loss 0.4377 (0.4377)`, `step 10 | kl 0.31 | loss 1.2`.

import { remembered } from "../../math/lazy.ts";
import { isTotalName, termOf } from "../../table/loss-names.ts";
import { isSpace } from "../scan.ts";
import {
  DELIMITERS,
  MAX_NAME,
  nameBefore,
  type Pair,
  pairOf,
  type PairValue,
  valueAt,
} from "./pair-parts.ts";

const LOSS = /loss/gi;

/**
 * `step 10 total 3.01 kl 1.0`, `total=3.01 (kl 1.0)`, `nll 22.5, kl 0.31, rc 22.2,`: names with numbers that have a point.
 * It looks back from the point: of prose each word would be tried.
 */
const CELL =
  /(?:\.\d|\bnan\b|\binf\b)(?<=(?:^|[\s,|;([])([A-Za-z]\w{0,30})(?:\s{1,8}|[=:] ?)(?:[-+]?\d{0,12}\.\d|nan|inf))/g;
const COUNTED =
  /(?:^|[^a-z])(?:epoche?|iter(?:ation)?|step)[\s:#[]{1,4}\d|^\s{0,8}\[?ep?\d{1,9}[\] /:]/i;
/** Terms among them that tell a row, none of which is called a loss; and cells of a line that does not say which epoch or step it is of. */
const FEWEST_TERMS = 2;
const FEWEST_CELLS = 3;

/** Nothing but names and numbers behind what counts and the word for the data: `epoch 3 train ce 0.31`, `  ce 0.3  kl 0.1`, `├─ ce  0.3  ███ 75.0%`. */
const ONLY =
  /^[\s\u2500\u2502\u2514\u251c\u2570]{0,40}(?:\[?(?:epoch|ep?|iter(?:ation)?|step)[\s:=#[]{0,4}\d{1,9}(?:\/\d{1,9})?[\])]?[\s:|,-]{1,4})?(?:(?:train|val|valid|test|eval|dev)[\s:|,-]{1,3})?(?:[A-Za-z_][\w./-]{0,60}\s{1,40}[-+]?\d{0,12}\.\d{1,16}(?:e[-+]?\d{1,3})?(?:[\s\u2588]{1,40}\d{1,3}(?:\.\d{1,3})?%)?(?:[\s|]{1,8}|$)){1,40}$/i;

/** What both have: to ask this first takes a tenth off 40,000 lines of prose. */
const NUMBER = /\.\d|nan\b|inf\b/;

function isList(text: string): boolean {
  if (!NUMBER.test(text)) return false;
  if (ONLY.test(text)) return true;
  let [cells, terms, hasWhole] = [0, 0, false];
  CELL.lastIndex = 0;
  for (let match = CELL.exec(text); match !== null; match = CELL.exec(text)) {
    const name = match[1] as string;
    cells += 1;
    if (isTerm(name)) terms += 1;
    hasWhole ||= isWhole(name);
  }
  if (!hasWhole && terms === 0) return false;
  const isCounted = COUNTED.test(text);
  if (!isCounted && cells < FEWEST_CELLS) return false;
  return hasWhole || terms >= (isCounted ? FEWEST_TERMS : 1);
}

const isWhole = remembered((name) => isTotalName(name) || /^(?:[JL]|train|val|test)$/i.test(name));
const isTerm = remembered((name) => termOf(name) === "term");

/** The pairs, and between them losses with only a blank before their number: `Loss 0.4377 (0.4377)`, `train loss 3 0.5`. */
export function withBarePairs(text: string, pairs: readonly Pair[]): readonly Pair[] {
  LOSS.lastIndex = 0;
  if (!LOSS.test(text)) return isList(text) ? withCells(text, pairs) : pairs;
  const all = [...pairs];
  let next = 0;
  LOSS.lastIndex = 0;
  for (let match = LOSS.exec(text); match !== null; match = LOSS.exec(text)) {
    while (next < pairs.length && (pairs[next] as Pair).end <= match.index) next += 1;
    const pair = pairs[next];
    if (pair !== undefined && pair.start <= match.index) continue;
    const bare = barePair(text, pairs[next - 1]?.end ?? 0, match.index);
    if (bare === undefined) continue;
    all.push(bare);
    LOSS.lastIndex = bare.end;
  }
  if (all.length === pairs.length && !LISTED.test(text)) return pairs;
  return withCells(
    text,
    all.toSorted((a, b) => a.start - b.start),
  );
}

/** `loss: box 1.5, conf 0.9`, `loss=2.4 (box 1.5, conf 0.9)`, `loss: 2.4, box 1.5, conf: 0.9`, `[1] total 2.4 | box_loss: 1.5`: numbers right behind their names, beside others. */
const LISTED =
  /(?:^|[:|\])]) {1,4}total {1,8}[-+]?\d{1,9}\.\d|loss(?:es)?: {1,4}[a-z]\w{0,30} {1,8}(?:\d|nan|inf)|(?:\d ?[([{<]|[,;+/] {0,4})[a-z]\w{0,30} {1,8}[-+]?\d{0,9}\.[\de+-]{1,16} ?(?:[,;)}\]>+/]|$)/i;

/** A blank between a word and a number. */
const GAP = /(?<=[\w./-])[ \t]{1,40}(?=[-+.\d]|nan\b|inf\b|tensor\()/gi;

/** With the numbers between the pairs that have but a name before them: `step 10 | kl 0.31 | loss 1.2`, `loss 1.2 kl 0.31`. */
function withCells(text: string, pairs: readonly Pair[]): readonly Pair[] {
  const all = [...pairs];
  let next = 0;
  let from = 0;
  for (const { index } of text.matchAll(GAP)) {
    while (next < pairs.length && (pairs[next] as Pair).end <= index) {
      from = (pairs[next] as Pair).end;
      next += 1;
    }
    if ((pairs[next]?.start ?? text.length) <= index) continue;
    const value = valueAt(text, index);
    const name = value && isCell(text, value) ? nameBefore(text, from, index) : undefined;
    if (value === undefined || name === undefined) continue;
    all.push(pairOf(name, value));
    from = value.end;
  }
  return all.length === pairs.length ? pairs : all.toSorted((a, b) => a.start - b.start);
}

/** A number with a point; `nan` before a comma or another sign between cells. */
function isCell(text: string, { text: number, end }: PairValue): boolean {
  if (number.includes(".")) return true;
  return /^(?:nan|inf)$/i.test(number) && /^ {0,4}(?:[,|;/\]]|$)/.test(text.slice(end, end + 6));
}

/** Further numbers up to the end of the line: cells of a table, below names that are not those of losses. */
const OF_COLUMNS = /^(?:\s{1,40}[-+]?\d[\d.e+-]{0,20}){2,8}\s*$/;

function barePair(text: string, from: number, loss: number): Pair | undefined {
  let end = loss + 4;
  while (end < text.length && !isSpace(text, end)) {
    if (DELIMITERS.includes(text.charAt(end)) || end - loss > MAX_NAME) return undefined;
    end += 1;
  }
  const value = valueAt(text, text.startsWith(" is ", end) ? end + 4 : end);
  if (value === undefined) return undefined;
  const name = nameBefore(text, from, end);
  if (name === undefined || OF_COLUMNS.test(text.slice(value.end))) return undefined;
  if (/^\d+$/.test(value.text)) {
    // `Train loss 12 0.4138`: a step, then the loss.
    const further = value.second === undefined ? valueAt(text, value.end) : undefined;
    if (further === undefined || !further.text.includes(".")) return undefined;
    return pairOf(name, further);
  }
  return pairOf(name, value);
}
