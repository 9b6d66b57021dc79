// Runs with known ledgers and what was said of them → rows, and rows → the tables of docs/accuracy.md.

/** Runs in which no constant weights are true. */
const MOVING = new Set(["weight-schedule", "annealed-kl", "learned-weights"]);
/** True causes that leave no term of their own beside the components. */
const RESIDUAL_FREE = new Set(["none", "loss-weights", "clean-tricky", "scale", "counted-twice"]);

/** JSON as Python writes it: NaN and infinities become null. */
export function parseTruth(text) {
  return JSON.parse(
    text.replace(/(?<=[\s[,:])NaN\b/g, "null").replace(/(?<=[\s[,:])-?Infinity\b/g, "null"),
  );
}

/** The weight each component really had: declared, times a common factor, twice where it was counted twice. */
function trueWeight(truth, component) {
  const output = component.replace(/_loss$/, "");
  const declared = truth.weights[output];
  return declared === undefined
    ? undefined
    : declared * (truth.factor ?? 1) * (truth.twice === output ? 2 : 1);
}

/** What was said first of one run, held against its truth; `run` is undefined where nothing was read. */
export function judge(name, truth, run) {
  const finding = run?.findings[0];
  const isUndetermined =
    finding === undefined || finding.cause === "undetermined" || finding.certainty === "ruled-out";
  const isRight = !isUndetermined && truth.expected.includes(finding.cause);
  const outside = (run?.weights ?? []).flatMap(({ component, low, high }) => {
    const weight = trueWeight(truth, component);
    if (weight === undefined || MOVING.has(truth.cause)) return [];
    const isInside = weight >= low * (1 - 1e-9) && (high === null || weight <= high * (1 + 1e-9));
    return isInside ? [] : [`${component} ${weight} outside [${low}, ${high}]`];
  });
  const isUneven = truth.uneven_average?.train === true && RESIDUAL_FREE.has(truth.cause);
  return {
    name,
    cause: truth.cause,
    expected: truth.expected[0],
    epochs: truth.history.loss.length,
    read: run?.epochs ?? 0,
    found: finding?.cause ?? "nothing",
    certainty: isUndetermined ? "undetermined" : finding.certainty,
    isRight,
    isAccused: truth.expected.includes("adds-up") && finding?.cause !== "adds-up",
    outside,
    uneven: isUneven ? run?.models.find(({ model }) => model === "zero") : undefined,
  };
}

const count = (list, wanted) => list.filter(wanted).length;
const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const distinct = (list) => [...new Set(list)].toSorted();

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function share(list) {
  const right = count(list, (row) => row.isRight);
  return `${right} of ${list.length} (${percent(right, list.length)})`;
}

/** All tables as Markdown, which is easy to read in a terminal too. */
export function accuracyTables(rows) {
  const long = rows.filter(({ epochs }) => epochs >= 5);
  const uneven = rows.filter((row) => row.uneven !== undefined);
  const misses = rows.filter((row) => !row.isRight);
  return [
    table(
      ["", ""],
      [
        ["right as the first finding, all runs", share(rows)],
        ["right as the first finding, 5 epochs or more", share(long)],
        ["left undetermined", count(rows, ({ certainty }) => certainty === "undetermined")],
        ["add up, and were given another first finding", count(rows, (row) => row.isAccused)],
        [
          "with a true weight outside its stated range",
          count(rows, (row) => row.outside.length > 0),
        ],
        [
          "with nothing but a short last batch left: no residual is impossible in",
          `${count(uneven, ({ uneven: zero }) => zero.feasible === false)} of ${uneven.length}`,
        ],
        [
          "the same with the slack of a short batch",
          `${count(uneven, ({ uneven: zero }) => zero.withShortBatch === false)} of ${uneven.length}`,
        ],
        [
          "epochs read",
          `${rows.reduce((sum, { read }) => sum + read, 0)} of ${rows.reduce((sum, { epochs }) => sum + epochs, 0)}`,
        ],
      ],
    ),
    "**Calibration**: how often a first finding of each certainty is right.",
    table(
      ["certainty", "right", "wrong", "share"],
      ["proven", "strong", "moderate", "possible"].map((certainty) => {
        const own = rows.filter((row) => row.certainty === certainty);
        const right = count(own, (row) => row.isRight);
        return [certainty, right, own.length - right, percent(right, own.length)];
      }),
    ),
    "**By true cause**: what the runs were made to be. A wrong first finding that is only called possible leaves the log open.",
    table(
      ["true cause", "runs", "right", "wrong, called possible or undetermined", "wrong, surer"],
      distinct(rows.map(({ cause }) => cause)).map((cause) => {
        const own = rows.filter((row) => row.cause === cause);
        const wrong = own.filter((row) => !row.isRight);
        const open = count(wrong, ({ certainty }) =>
          ["possible", "undetermined"].includes(certainty),
        );
        return [cause, own.length, own.length - wrong.length, open, wrong.length - open];
      }),
    ),
    "**By finding**: precision is the share of first findings of a cause that are right, recall the share of the runs of a cause that are given it or another right one.",
    table(
      ["cause", "found first", "precision", "runs of it", "recall"],
      distinct([...rows.map(({ found }) => found), ...rows.map(({ expected }) => expected)]).map(
        (cause) => {
          const found = rows.filter((row) => row.found === cause);
          const own = rows.filter((row) => row.expected === cause);
          return [
            cause,
            found.length,
            percent(
              count(found, (row) => row.isRight),
              found.length,
            ),
            own.length,
            percent(
              count(own, (row) => row.isRight),
              own.length,
            ),
          ];
        },
      ),
    ),
    "**Confusion**: the first cause that is right (rows) against the first finding (columns).",
    confusion(rows),
    "**Misses**",
    misses.length === 0
      ? "None."
      : misses
          .map(
            ({ name, cause, epochs, found, certainty }) =>
              `- ${name} (${cause}, ${epochs} ${epochs === 1 ? "epoch" : "epochs"}): ${found} (${certainty})`,
          )
          .join("\n"),
    ...rows
      .filter((row) => row.outside.length > 0)
      .map(({ name, outside }) => `- ${name}: ${outside.join("; ")}`),
  ].join("\n\n");
}

function confusion(rows) {
  const found = distinct(rows.map((row) => row.found));
  return table(
    ["", ...found],
    distinct(rows.map(({ expected }) => expected)).map((expected) => [
      expected,
      ...found.map(
        (cause) => count(rows, (row) => row.expected === expected && row.found === cause) || "",
      ),
    ]),
  );
}
