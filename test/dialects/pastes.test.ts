// Logs as people paste them → the rows that stand in them.

import { describe, expect, test } from "vitest";
import { readLog } from "../../src/read/read-log.ts";

/** One line for each row: `run/epoch split column=number …`; updates and evaluations are named. */
function rows(text: string): string[] {
  return readLog(text).runs.flatMap(({ number, rows: read }) =>
    read.map(({ origin, epoch, split, shown: names, values }) => {
      const columns = [...values].map(
        ([name, { text: shown }]) => `${names.get(name) ?? name}=${shown}`,
      );
      const kind = origin === "epoch" ? "" : `${origin} `;
      return `${number}/${epoch} ${kind}${split} ${columns.join(" ")}`;
    }),
  );
}

interface Case {
  readonly name: string;
  readonly log: string;
  readonly rows: readonly string[];
  readonly rejects?: readonly string[];
}

function check(cases: readonly Case[]): void {
  test.for(cases)("$name", ({ log, rows: expected, rejects = [] }) => {
    expect(rows(log)).toEqual(expected);
    expect(readLog(log).rejects.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(rejects);
  });
}

const bar = "26/26 [==============================] - 39s 1s/step";
const heavy = (step: number, info: string): string =>
  `${step}/9 ━━━━━━━━━━━━━━━━━━━━ 1s 24ms/step - ${info}`;

describe("beginnings cut off", () => {
  check([
    {
      name: "the header of the first epoch",
      log: `${bar} - loss: 3.0 - a_loss: 1.0 - val_loss: 3.1 - val_a_loss: 1.1\nEpoch 2/3\n${bar} - loss: 2.8 - a_loss: 0.9 - val_loss: 3.0 - val_a_loss: 1.2\n`,
      rows: [
        "1/1 train loss=3.0 a_loss=1.0",
        "1/1 val val_loss=3.1 val_a_loss=1.1",
        "1/2 train loss=2.8 a_loss=0.9",
        "1/2 val val_loss=3.0 val_a_loss=1.2",
      ],
    },
    {
      name: "the header of the first epoch, and the beginning of its bar",
      log: `20/26 [=======>......] - ETA: 72s - loss: 0.2884 - a_loss: 0.2597\n${bar} - loss: 0.2000 - a_loss: 0.1000\nEpoch 8/80\n20/26 [=======>......] - ETA: 72s - loss: 0.1884 - a_loss: 0.0597\n${bar} - loss: 0.1900 - a_loss: 0.0900\n`,
      rows: ["1/7 train loss=0.2000 a_loss=0.1000", "1/8 train loss=0.1900 a_loss=0.0900"],
    },
    {
      name: "an evaluation before epoch 1 is not the epoch before it",
      log: `10/10 - 0s - loss: 2.6000 - a_loss: 1.6000\nEpoch 1/8\n10/10 - 1s - loss: 1.8200 - a_loss: 0.8000 - val_loss: 1.1783 - val_a_loss: 0.8240\n`,
      rows: [
        "1/0 evaluate val loss=2.6000 a_loss=1.6000",
        "1/1 train loss=1.8200 a_loss=0.8000",
        "1/1 val val_loss=1.1783 val_a_loss=0.8240",
      ],
    },
    {
      name: "a bar of another length before a later epoch is a run of its own",
      log: `10/10 - 0s - loss: 2.6000 - val_loss: 1.6000\nEpoch 5/8\n26/26 - 1s - loss: 1.8200 - val_loss: 0.8000\n`,
      rows: [
        "1/1 train loss=2.6000",
        "1/1 val val_loss=1.6000",
        "2/5 train loss=1.8200",
        "2/5 val val_loss=0.8000",
      ],
    },
  ]);
});

describe("updates out of order (Keras 3 on JAX)", () => {
  const epoch = (number: number, steps: readonly number[]): string =>
    `Epoch ${number}/2\n${steps.map((step) => `${heavy(step, `loss: 0.${step}000`)}\n`).join("")}${heavy(9, `loss: 0.9000 - val_loss: 0.8000`)}\n`;
  const both = [
    "1/1 train loss=0.9000",
    "1/1 val val_loss=0.8000",
    "1/2 train loss=0.9000",
    "1/2 val val_loss=0.8000",
  ];
  check([
    {
      name: "in the middle",
      log: epoch(1, [1, 2, 6, 4, 3, 7]) + epoch(2, [1, 2, 5, 4]),
      rows: both,
    },
    { name: "from the first on", log: epoch(1, [3, 2, 1, 5]) + epoch(2, [2, 1]), rows: both },
    {
      name: "after the bar is full",
      log: epoch(1, [1, 9, 8, 7]) + epoch(2, [1, 9, 3]),
      rows: both,
    },
    {
      name: "an evaluation of as many steps, which begins anew, is none",
      log: `${epoch(1, [1, 2, 6])}${heavy(1, "loss: 0.5000")}\n${heavy(9, "loss: 0.7000")}\n`,
      rows: [both[0] ?? "", both[1] ?? "", "1/1 evaluate val loss=0.7000"],
    },
  ]);
});

describe("an unknown number of steps", () => {
  check([
    {
      name: "updates without a final row, text glued to them",
      log: `Epoch 1/10\n      1/Unknown - 4s 4s/step - loss: nan - a_loss: nanW0620 02:13:01.387073  9828 callbacks.py:236] Method is slow\n      7/Unknown - 6s 807ms/step - loss: nan - a_loss: nanC:\\envs\\callbacks.py:1467: RuntimeWarning: invalid value\n  self.monitor_op = lambda a, b: np.less(a, b - self.min_delta)\n`,
      rows: ["1/1 update train loss=nan a_loss=nan"],
    },
    {
      name: "a count without a total (verbose=2)",
      log: `Epoch 24/50\n2641 - 164s - loss: 0.1011 - a_loss: 0.0926 - val_loss: 0.1172 - val_a_loss: 0.1064\n`,
      rows: ["1/24 train loss=0.1011 a_loss=0.0926", "1/24 val val_loss=0.1172 val_a_loss=0.1064"],
    },
  ]);
});

describe("what a person puts around a row", () => {
  const printed = `Epoch 1/2\n${bar} - loss: 0.5000 - a_loss: 0.2500 - val_loss: 0.6000 - val_a_loss: 0.3000\nEpoch 2/2\n${bar} - loss: 0.4000 - a_loss: 0.1500 - val_loss: 0.5000 - val_a_loss: 0.2000\n`;
  const read = rows(printed);
  const lines = (change: (line: string, index: number) => string): string =>
    printed.split("\n").slice(0, -1).map(change).join("\n");
  const dressed: readonly (readonly [string, string])[] = [
    ["a quote", lines((line) => `> ${line}`)],
    ["a quote of a quote", lines((line) => `> >${line}`)],
    ["bullets", lines((line) => `* ${line}`)],
    ["dashes", lines((line) => `- ${line}`)],
    ["numbers", lines((line, index) => `${index + 1}. ${line}`)],
    ["numbers of an editor", lines((line, index) => `${index + 1}\t${line}`)],
    ["comments of Python", lines((line) => `    # ${line}`)],
    ["comments of C", lines((line) => `// ${line}`)],
    ["a headline", lines((line) => `### ${line}`)],
    ["a code fence", `\`\`\`shell\n${printed}\`\`\`\n`],
    ["backticks", lines((line) => `\`${line}\``)],
    ["bold", lines((line) => `**${line}**`)],
    ["bold numbers", printed.replaceAll(/(loss): ([\d.]+)/g, "**$1: $2**")],
    ["a prompt", lines((line) => `>>> ${line}`)],
    ["a prompt of IPython", `In [3]: ${lines((line) => line)}`],
    ["output of IPython", `Out[3]: ${lines((line) => line)}`],
    ["a prompt of a shell", `$ ${lines((line) => line)}`],
    [
      "entities",
      printed.replaceAll("=>", "=&gt;").replaceAll("_", "&#95;").replaceAll("=", "&#x3d;"),
    ],
    ["escapes of Markdown", printed.replaceAll("_", "\\_")],
    ["tags", `<pre><code>${printed}</code></pre>`],
    ["tags for line ends", printed.replaceAll("\n", "<br/>")],
    ["dashes of a word processor", printed.replaceAll(" - ", " – ")],
    ["a time and a level", lines((line) => `2024-05-01 12:00:00,123 INFO ${line}`)],
    ["a quoted reply", lines((line) => `| ${line}`)],
    ["a docstring", `"""\n${printed}"""\n`],
    ["indentation", lines((line) => `\t    ${line}   `)],
    ["blank lines", lines((line) => `\n${line}\n\n`)],
    ["sentences", `I get this:\n${printed}Why is that?\n`],
    ["a sentence on the line", `I get this: ${printed}`],
  ];
  test.for(dressed)("%s", ([, log]) => {
    expect(rows(log)).toEqual(read);
    expect(readLog(log).rejects).toEqual([]);
  });

  const row = "loss: 7.3806 - a_loss: 0.0818 - b_loss: 0.2098";
  const one = ["1/1 train loss=7.3806 a_loss=0.0818 b_loss=0.2098"];
  check([
    { name: "a row alone in backticks", log: `\`${row}\``, rows: one },
    {
      name: "a row in a comment behind code",
      log: `weights = "net_0020.h5"  # ${row}\nlogs = "./logs"  // ${row}\n`,
      rows: [
        "1/1 train loss=7.3806 a_loss=0.0818 b_loss=0.2098",
        "1/2 train loss=7.3806 a_loss=0.0818 b_loss=0.2098",
      ],
    },
    {
      name: "rows behind a word for their data",
      log: `# train - ${row} - val_loss: 8.3806\n\n# test - ${row}\n\n# val - ${row}\n`,
      rows: [
        "1/1 train loss=7.3806 a_loss=0.0818 b_loss=0.2098",
        "1/1 val val_loss=8.3806",
        "1/1 evaluate val loss=7.3806 a_loss=0.0818 b_loss=0.2098",
        "1/1 evaluate val loss=7.3806 a_loss=0.0818 b_loss=0.2098",
      ],
    },
    { name: "a row in a sentence", log: `After a while I get ${row}, which is wrong.`, rows: one },
    {
      name: "a row in backticks in a sentence",
      log: `My last row is \`${row}\` as you see.`,
      rows: one,
    },
    { name: "a row in quotes in brackets", log: `it does not add up ("${row}").`, rows: one },
    { name: "a row behind a logger", log: `INFO:root:${row}\n`, rows: one },
    {
      name: "a row with its time behind a logger",
      log: `2024-05-01 12:00:00 - train - INFO - 3s - ${row}\n`,
      rows: one,
    },
    { name: "a row behind an arrow", log: `result -> ${row}\n`, rows: one },
    { name: "a row behind a comma as wide as a letter", log: `#轮数：50，${row}\n`, rows: one },
    { name: "a row behind a setting", log: `lr 0.001 ${row}\n`, rows: one },
    {
      name: "a total behind words of its own is left to others with its whole row",
      log: `Epoch 1/1\n3s - ${row}\nour best loss: 6.3806 - a_loss: 0.0718 - b_loss: 0.1098\n`,
      rows: one,
      rejects: ["3: a loss with a number, but not in a row of Keras"],
    },
    {
      name: "a row without the total's name",
      log: `\`a_loss: 0.0818 - total_loss: 7.3806 - psnr: 25.3971 \` \n`,
      rows: ["1/1 train a_loss=0.0818 total_loss=7.3806 psnr=25.3971"],
    },
    {
      name: "a row behind a name of its own is a script's",
      log: `Epoch 1/1\n3s - ${row}\nTest loss: 0.3000 - Test acc: 0.5000\n`,
      rows: one,
      rejects: ["3: a loss with a number, but not in a row of Keras"],
    },
    {
      name: "digits that a person left out are not read",
      log: `Epoch 1/1\n3s - loss: 0.50... - a_loss: 0.2500\n`,
      rows: ["1/1 train a_loss=0.2500"],
      rejects: ["2: the value of `loss` is not a number"],
    },
  ]);
});

describe("rows broken into lines", () => {
  check([
    {
      name: "in the name of a validation column, text behind it",
      log: `Epoch 1/2\n${bar} - loss: 9.0579 - cls_loss: 0.2122 - val_loss: 4.8977 - va\nl_cls_loss: 0.2868 - val_acc: 0.5331          /opt/site-packages/keras/generic_utils.py:494: CustomMaskWarning: x\n`,
      rows: [
        "1/1 train loss=9.0579 cls_loss=0.2122",
        "1/1 val val_loss=4.8977 val_cls_loss=0.2868 val_acc=0.5331",
      ],
    },
    {
      name: "before the colon of a validation column, text behind it",
      log: `${bar} - loss: 9.0686 - cls_loss: 0.2147 - val_loss\n: 4.9107 - val_cls_loss: 0.2714          /opt/site-packages/keras/generic_utils.py:494: CustomMaskWarning: x\n`,
      rows: [
        "1/1 train loss=9.0686 cls_loss=0.2147",
        "1/1 val val_loss=4.9107 val_cls_loss=0.2714",
      ],
    },
    {
      name: "in the name of a validation column, text in between",
      log: `${bar} - loss: 9.0579 - cls_loss: 0.2122 - val_loss: 4.8977 - va\nWARNING:tensorflow:Callback method is slow\nl_cls_loss: 0.2868\n`,
      rows: [
        "1/1 train loss=9.0579 cls_loss=0.2122",
        "1/1 val val_loss=4.8977 val_cls_loss=0.2868",
      ],
    },
    {
      name: "commented and set apart by a formatter of code",
      log: `    # - loss: -0.2651 - main_loss: -0.3495 - main_ou\n    # tput_dice_coef: 0.3495 - val_loss: -0.3890 - val_main_loss: 0.0020 -\n    # val_main_output_dice_coef: 0.3900\n\n    #\n    # 22540 / 22540[ == == == == ==] - 646\n    # s - loss: -0.6282 - main_loss: 3.5119e-04 - main\n    # _output_dice_coef: 0.6284 - val_loss: -0.6305 - val_main_loss: 1.8125\n    # e - 05 - val_main_output_dice_coef: 0.6305\n    # Epoch\n    # 00032: early\n    # stopping\n`,
      rows: [
        "1/1 train loss=-0.2651 main_loss=-0.3495 main_output_dice_coef=0.3495",
        "1/1 val val_loss=-0.3890 val_main_loss=0.0020 val_main_output_dice_coef=0.3900",
        "1/2 train loss=-0.6282 main_loss=3.5119e-04 main_output_dice_coef=0.6284",
        "1/2 val val_loss=-0.6305 val_main_loss=1.8125e-05 val_main_output_dice_coef=0.6305",
      ],
    },
    {
      name: "losses of validation on a line each, with a remark behind some",
      log: "Epoch 1/9\nloss: 0.3234 - val_loss: 0.2198\nval_a_loss: 0.1198\nval_b_loss: 0.1000    ← new\n\nEpoch 9/9\nloss: 0.2234 - val_loss: 0.1132\nval_a_loss: 0.1000\nval_b_loss: 0.0132\nbest_loss: 0.1132\ntest_loss: 0.2132\n",
      rows: [
        "1/1 train loss=0.3234",
        "1/1 val val_loss=0.2198 val_a_loss=0.1198 val_b_loss=0.1000",
        "1/9 train loss=0.2234",
        "1/9 val val_loss=0.1132 val_a_loss=0.1000 val_b_loss=0.0132",
      ],
      rejects: [
        "10: a loss with a number, but not in a row of Keras",
        "11: a loss with a number, but not in a row of Keras",
      ],
    },
    {
      name: "losses of both splits on a line each below the total",
      log: "Epoch 1/9\nloss: 0.3234 - val_loss: 0.2198\na_loss: 0.3000\nb_loss: 0.0234\nval_a_loss: 0.1198\nval_b_loss: 0.1000\n",
      rows: [
        "1/1 train loss=0.3234 a_loss=0.3000 b_loss=0.0234",
        "1/1 val val_loss=0.2198 val_a_loss=0.1198 val_b_loss=0.1000",
      ],
    },
    {
      name: "the validation on a line of its own",
      log: `Epoch 1/2\n${bar} - loss: 0.5000 - a_loss: 0.2500\nval_loss: 0.6000 - val_a_loss: 0.3000\nEpoch 2/2\n${bar} - loss: 0.4000 - a_loss: 0.1500\n - val_loss: 0.5000 - val_a_loss: 0.2000\n`,
      rows: [
        "1/1 train loss=0.5000 a_loss=0.2500",
        "1/1 val val_loss=0.6000 val_a_loss=0.3000",
        "1/2 train loss=0.4000 a_loss=0.1500",
        "1/2 val val_loss=0.5000 val_a_loss=0.2000",
      ],
    },
    {
      name: "a `val_loss` alone",
      log: `Epoch 1/2\n3s - loss: 0.5000 - a_loss: 0.2500\nval_loss: 0.6000\nEpoch 2/2\n3s - loss: 0.4000 - a_loss: 0.1500\nval_loss: 0.5500\n`,
      rows: [
        "1/1 train loss=0.5000 a_loss=0.2500",
        "1/1 val val_loss=0.6000",
        "1/2 train loss=0.4000 a_loss=0.1500",
        "1/2 val val_loss=0.5500",
      ],
    },
    {
      name: "columns in groups",
      log: `'''\nCurrent Stats after 69 Epochs:\nloss: 0.0054 - a_loss: 0.0023\nzq_norm: 0.1514 - ze_norm: 0.1544\nval_loss: 0.0056 - val_a_loss: 0.0024\nval_zq_norm: 0.1503 - val_ze_norm: 0.1518\n'''\n`,
      rows: [
        "1/1 train loss=0.0054 a_loss=0.0023 zq_norm=0.1514 ze_norm=0.1544",
        "1/1 val val_loss=0.0056 val_a_loss=0.0024 val_zq_norm=0.1503 val_ze_norm=0.1518",
      ],
    },
  ]);
});

describe("other lines between the pieces of a row", () => {
  check([
    {
      name: "in the middle of a name that no row has printed yet",
      log: `Epoch 1/2\n${bar} - loss: 9.0579 - cls_loss: 0.2122 - box_l\nWARNING:tensorflow:Callback method is slow\noss: 0.2868 - mask_loss: 0.5331 - acc: 0.9\n`,
      rows: ["1/1 train loss=9.0579 cls_loss=0.2122 box_loss=0.2868 mask_loss=0.5331"],
      rejects: ["2: the value of `acc` is cut off"],
    },
    {
      name: "a script's own numbers are no piece of it",
      log: `Epoch 1/2\n${bar} - loss: 9.0579 - cls_loss: 0.2122 -\nWARNING:tensorflow:Callback method is slow\nloss: 0.5000 - acc: 0.7500\n`,
      rows: ["1/1 train loss=9.0579 cls_loss=0.2122", "1/1 evaluate val loss=0.5000 acc=0.7500"],
    },
  ]);
});

describe("lines printed twice, by two handlers of a logger", () => {
  const lines = [
    "Epoch 1/2",
    "26/26 - 3s - loss: 0.5000 - a_loss: 0.2500",
    "Epoch 2/2",
    "26/26 - 3s - loss: 0.4000 - a_loss: 0.1500",
  ];
  const read = ["1/1 train loss=0.5000 a_loss=0.2500", "1/2 train loss=0.4000 a_loss=0.1500"];
  check([
    { name: "alike", log: `${lines.flatMap((line) => [line, line]).join("\n")}\n`, rows: read },
    {
      name: "in two formats",
      log: `${lines.flatMap((line) => [`INFO:root:${line}`, `2024-05-01 12:00:00 - INFO - ${line}`]).join("\n")}\n`,
      rows: read,
    },
    {
      name: "two nan rows without epochs are two",
      log: `3s - loss: nan - a_loss: nan\n3s - loss: nan - a_loss: nan\n`,
      rows: ["1/1 train loss=nan a_loss=nan", "1/2 train loss=nan a_loss=nan"],
    },
  ]);
});

describe("rows cut off in a name", () => {
  const row = "- 9s - loss: 0.9000 - a_loss: 0.5000 - b_loss: 0.2500";
  const read = "1/1 train loss=0.9000 a_loss=0.5000 b_loss=0.2500";
  const cut = "1: the row ends in the middle of a name";
  check([
    {
      name: "of a column that no row shows: it may be a part",
      log: `${row} - c_l`,
      rows: [],
      rejects: [cut],
    },
    {
      name: "of a metric of an output that is there",
      log: `${row} - a_ac`,
      rows: [read],
      rejects: [cut],
    },
    { name: "of validation", log: `${row} - val_lo`, rows: [read], rejects: [cut] },
  ]);
});

test("a bar whose backspaces were lost draws its updates one behind the other", () => {
  const bar = "24/24 [==============================]";
  expect(
    rows(
      `Epoch 1/2\n${bar} - ETA: 0s - loss: 6.8132 - a_loss: 6.813 - ETA: 0s - loss: 5.3447 - a_loss: 5.3447        - 0s 18ms/step - loss: 4.5000 - a_loss: 4.2500 - val_loss: 3.4238 - val_a_loss: 3.4238\nEpoch 2/2\n${bar} - ETA: 0s - loss: 2.3939 - a_loss: 2.393 - 0s 16ms/step - loss: nan - a_loss: nan - val_loss: 2.7431 - val_a_loss: 2.7431\n`,
    ),
  ).toEqual([
    "1/1 train loss=4.5000 a_loss=4.2500",
    "1/1 val val_loss=3.4238 val_a_loss=3.4238",
    "1/2 train loss=nan a_loss=nan",
    "1/2 val val_loss=2.7431 val_a_loss=2.7431",
  ]);
});

test("a bar whose signs were lost", () => {
  const info = "3s 24ms/step - a_loss: 0.2500 - loss: 0.5000";
  expect(
    rows(`Epoch 1/2\n1/26  1s 24ms/step - a_loss: 0.3000 - loss: 0.6000\n26/26  ${info}\n`),
  ).toEqual(["1/1 train a_loss=0.2500 loss=0.5000"]);
  expect(
    rows(`Epoch 1/2\n1/26  - ETA: 3s - loss: 0.6000\n26/26  - 3s 24ms/step - loss: 0.5000\n`),
  ).toEqual(["1/1 train loss=0.5000"]);
});

describe("lines of several processes", () => {
  const tagged = (one: string, other: string): string =>
    `${one}Epoch 1/2\n${other}Epoch 1/2\n${one}26/26 - 3s - loss: 0.5000 - a_loss: 0.2500\n${other}26/26 - 3s - loss: 0.6000 - a_loss: 0.3500\n${other}Epoch 2/2\n${one}Epoch 2/2\n${other}26/26 - 3s - loss: 0.5500 - a_loss: 0.3200\n${one}26/26 - 3s - loss: 0.4500 - a_loss: 0.2200\n`;
  const read = [
    "1/1 train loss=0.5000 a_loss=0.2500",
    "1/2 train loss=0.4500 a_loss=0.2200",
    "2/1 train loss=0.6000 a_loss=0.3500",
    "2/2 train loss=0.5500 a_loss=0.3200",
  ];
  check([
    { name: "Horovod", log: tagged("[1,0]<stdout>:", "[1,1]<stdout>:"), rows: read },
    { name: "torchrun", log: tagged("[default0]:", "[default1]:"), rows: read },
    {
      name: "Ray",
      log: tagged("(train_func pid=12) ", "(train_func pid=13, ip=10.0.0.2) "),
      rows: read,
    },
    {
      name: "without headers",
      log: `[1,0]<stdout>:3s - loss: 0.5000 - a_loss: 0.2500\n[1,1]<stdout>:3s - loss: 0.6000 - a_loss: 0.3500\n`,
      rows: ["1/1 train loss=0.5000 a_loss=0.2500", "2/1 train loss=0.6000 a_loss=0.3500"],
    },
    {
      name: "a row broken into lines, of one process",
      log: `[1,0]<stdout>:Epoch 1/2\n[1,0]<stdout>:26/26 - 3s - loss: 0.5000 - a_lo\n[1,0]<stdout>:ss: 0.2500\n`,
      rows: ["1/1 train loss=0.5000 a_loss=0.2500"],
    },
  ]);
});
