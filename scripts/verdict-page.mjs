// The tables, the figures and the thresholds of the judgement → docs/verdict.md.

import { table } from "./page-section.mjs";

const NAMES = {
  components: "Verdicts, where a total stands beside its parts",
  oneMetric: "Verdicts, where a total stands beside one metric of a single output",
  hiddenTerm: "Causes of hidden-term",
  measuredDifferently: "Causes of measured-differently",
  changingWeights: "Causes of changing-weights",
};

/** A tenth of a bit is as exact as it is known. */
const bit = (tenths) => String(tenths / 10).replace("-", "−");
const percent = (share) => `${Number((100 * share).toPrecision(3))} %`;

export function verdictPage({ calibrated, figures, verdicts, thresholds: t }) {
  return `# How a log becomes a verdict

Generated from the source by \`npm run generate\`. How often it is right: [accuracy.md](accuracy.md).

## 1. What a log shows exactly

The first of these that holds decides, with a probability of ${t.FACT_PROBABILITY} unless another is given; no table is asked. The counts are those of runs whose ledger is known, by the time the rule was made.

${table(
  ["what holds", "verdict", "held against runs with known ledgers"],
  [
    [
      "every row is within rounding at the expected weights",
      "adds-up",
      "with the next three rows together: right in 167 of 168",
    ],
    [
      `what is left is below ${percent(t.MATERIAL_SHARE)} of the total in every row (not where a penalty is expected)`,
      "adds-up",
      "a rule, not a finding: nobody acts on so little",
    ],
    [
      `constant weights explain all rows within rounding, and weights so short would do so by chance in 1 of 2^${t.AGREEMENT_BITS}; or one factor does, or one part twice, with ${t.AGREEMENT_SPARE} rows or more to spare. None of the weights is within ${percent(t.NEARLY_EXPECTED)} of the expected one and not that`,
      "other-weights",
      "none of 187 such logs hid a term",
    ],
    [
      "one part is taken off and the others count as expected: its sign alone is turned, or 4 rows or more add up at a weight of 2 digits at most",
      "other-weights",
      "in none of 3,000 made logs without such a part",
    ],
    [
      `what is left is below ${percent(t.MATERIAL_SHARE)} of the total in every row at weights of ${t.SHORT_DIGITS} digits at most (not where a penalty is expected)`,
      "other-weights",
      "in all of 316 logs",
    ],
    [
      `${percent(t.LAST_BATCH_SHARE)} of ${t.LAST_BATCH_PAIRS} or more pairs of neighbouring updates: the printed total is that of the last batch of the parts`,
      "measured-differently",
      "counted above",
    ],
    [
      "the progress updates add up at constant weights, so surely, and the epochs do not",
      "measured-differently",
      "counted above",
    ],
    [
      `what is left is ${percent(t.STEADY_SHARE)} of every total or more (${percent(t.STEADY_LARGE)} where constant weights explain all rows), and spreads over no more than ${percent(t.STEADY)} of what the parts spread over`,
      "hidden-term",
      "103 of 104 logs",
    ],
    [
      `what is left is ${percent(t.CALM_SHARE)} of every total or more in ${t.CALM_ROWS} epochs or more that no constant weights explain, and strays from a smooth course by ${percent(t.CALM)} of itself at most and a tenth of what the parts stray`,
      "hidden-term",
      "all of 46 logs",
    ],
    [
      `the validation of ${t.NEXT_PAIRS} epochs or more leaves what the next epoch's first update leaves, in each of them and within rounding, and remainder and parts are ${t.ALIKE_ROUNDINGS} roundings apart or more; no constant weights explain the updates but such as are within ${percent(t.NEARLY_EXPECTED)} of the expected ones (cause: weight-penalty)`,
      "hidden-term",
      "all of 51 logs",
    ],
    [
      `what is left in the updates of ${t.CALM_EPOCHS} epochs or more is ${percent(t.MATERIAL_SHARE)} of every total or more, and spreads over no more than ${percent(t.CALM_UPDATES)} of what the parts spread over; constant weights as in the row above`,
      "hidden-term",
      "all of 395 logs",
    ],
    [
      `as many rows as weights, ${t.SHORT_BITS} bits of agreement, and every total more than ${percent(t.FAR_BELOW)} below the sum (probability ${t.SHORT_PROBABILITY})`,
      "other-weights",
      "no hidden term takes a total below its parts",
    ],
    [
      `the first ${t.SIDE_EPOCHS} epochs or more add up, and as many later ones or more are all off by ${percent(t.SIDE_SHARE)} and ${t.SIDE_ROUNDINGS} roundings or more`,
      "changing-weights",
      "all of 7 runs",
    ],
    [
      "all epochs add up with one weight that runs along a line, half a cosine or an exponential, and may then be held, while the others are as expected; with four rows or more to spare",
      "changing-weights",
      "in all of 61 runs",
    ],
  ],
)}

## 2. What the tables weigh

Where nothing of that holds, ${figures.length} figures are taken from the rows. Each is one number without a scale: a *share* (0 to 1), *decades* (a quotient as a power of ten: −1 is a tenth, 2 is a hundredfold) or *bits* (how unlikely it is by chance). A figure that does not apply to a log says nothing.

A table has bits for and against each verdict, by the range that the figure lies in. The bits are added to the start, which is how often each verdict is met. Sums become probabilities: a verdict that has one bit more than another is twice as likely. Figures
that say the same share their bits, as all were fitted at once and held back (\`scripts/calibration/fit.mjs\`).

- From ${percent(t.GIVEN)} on a verdict is given. Below, two or more stay likely (${percent(t.NAMED)} each, and always two), and the answer is that the log does not tell.
- Causes within a verdict have tables of their own. Those at least ${t.ALIKE} times as likely as the first one are called equally likely; of a cause and its kinds only the likeliest is named.
- Where another verdict keeps ${percent(t.RIVAL)} or more, its causes are named too, after the first one of the verdict that is given.
- Of two causes that are close to each other a weight penalty comes first, up to odds of ${t.PENALTY_FIRST} to 1 against it: of nine hidden terms in public threads seven were penalties.
- Of a term that depends on the data a log does not tell of which kind it is: ${percent(t.ACTIVITY_SHARE)} count as an activity penalty, ${percent(t.MISSING_SHARE)} as a part that is not printed.

Verdicts and the causes within them:

${table(
  ["", "verdict", "what it says", "causes"],
  verdicts.map(({ sign, id, title, causes }) => [sign, id, title, causes.join(", ")]),
)}

## 3. The figures

${table(
  ["figure", "what it measures", "unit"],
  figures.map(({ id, title, unit }) => [id, title, unit]),
)}

## 4. The tables

Made by \`npm run calibrate\` from \`scripts/calibration/figures.tsv\`. In the column of a verdict stands one number for each range: below the first edge, between the edges, from the last edge on.

${Object.entries(calibrated)
  .map(([name, one]) => evidenceTable(NAMES[name], one))
  .join("\n\n")}
`;
}

function evidenceTable(title, { classes, start, entries }) {
  const rows = entries.map(({ figure, edges, bits }) => [
    figure,
    edges.map((edge) => String(edge).replace("-", "−")).join(" · "),
    ...bits.map((bins) => bins.map(bit).join(" · ")),
  ]);
  return `### ${title}\n\n${table(["figure", "edges", ...classes], [["*start*", "", ...start.map(bit)], ...rows])}`;
}
