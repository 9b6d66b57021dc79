// Rows that no weights of 0 or more make add up → weights of any sign that do, by trying every choice of signs.

import type { Rows } from "../reconcile/rows/rows.ts";
import type { Slack } from "../reconcile/rows/slack.ts";
import { type Agreement, agreementOf } from "./agreement.ts";
import { NUMBERS } from "./thresholds.ts";

/** Components up to which every choice of signs is tried; beyond, one negative weight at a time. */
const MOST_COMPONENTS = 6;

const RANK: { readonly [Kind in Agreement["kind"]]: number } = {
  base: 0,
  scale: 1,
  twice: 2,
  weights: 3,
  none: 4,
};

/**
 * The weights of a choice of signs are weights of 0 or more for components of the other sign, so each choice is one
 * agreement; the best kind wins, of equals the one with the fewest negative weights. 2ᵏ agreements for k up to 6; else k + 1.
 */
export function signedAgreement(rows: Rows, slack: Slack, base: readonly number[]): Agreement {
  const choices = signChoices(base.length).map((signs) => {
    const turned = base.map((weight, i) => Math.abs(weight) * (signs[i] as number));
    return { signs, found: agreementOf(turn(rows, signs), slack, turned) };
  });
  const [{ found, signs }] = choices.toSorted(
    (a, b) => RANK[a.found.kind] - RANK[b.found.kind] || negatives(a.signs) - negatives(b.signs),
  ) as [(typeof choices)[number]];
  const weights = found.weights?.map((weight, i) =>
    weight === 0 ? 0 : weight * (signs[i] as number),
  );
  return { ...found, weights };
}

function signChoices(count: number): (readonly (1 | -1)[])[] {
  const plain: readonly (1 | -1)[] = Array.from({ length: count }, () => 1);
  if (count > MOST_COMPONENTS)
    return [plain, ...plain.map((_, i) => plain.map((_sign, j) => (i === j ? -1 : 1)))];
  return Array.from({ length: 2 ** count }, (_, choice) =>
    plain.map((_sign, i) => (((choice >> i) & 1) === 1 ? -1 : 1)),
  );
}

function negatives(signs: readonly number[]): number {
  return signs.filter((sign) => sign < 0).length;
}

/** The rows with components of these signs. */
function turn(rows: Rows, signs: readonly (1 | -1)[]): Rows {
  const observations = rows.observations.rewritten(signs.length + 1, (numbers, into) => {
    into.set(numbers);
    signs.forEach((sign, i) => {
      const at = NUMBERS * (i + 1);
      const [value, low, high] = [numbers[at], numbers[at + 1], numbers[at + 2]] as [
        number,
        number,
        number,
      ];
      if (sign < 0) into.set([-value, -high, -low], at);
    });
  });
  return { ...rows, observations };
}
