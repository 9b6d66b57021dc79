// What the program prints, a file a command: reviewed as a diff, linked from the documentation.

import { describe, expect, test } from "vitest";

import { run, type Surroundings } from "./helpers/fake-io.ts";

interface Scene extends Surroundings {
  readonly name: string;
  readonly args: readonly string[];
}

const QUESTION = "fixtures/seed/question.log";
const ANSWER = "fixtures/seed/answer.log";
const CLEAN = "fixtures/corpus/k2-066/train.log";
const BAD = "fixtures/bad-input";

const scenes: readonly Scene[] = [
  { name: "question", args: [QUESTION] },
  { name: "question-60-columns", args: ["--width", "60", QUESTION] },
  { name: "question-120-columns", args: ["--width", "120", QUESTION] },
  { name: "plot", args: ["--plot", QUESTION] },
  { name: "plot-60-columns", args: ["--plot", "--width", "60", QUESTION] },
  {
    name: "plot-120-columns",
    args: ["--plot", "--width", "120", "fixtures/corpus/k2-011/train.log"],
  },
  { name: "plot-ascii", args: ["--plot", "--ascii", "fixtures/corpus/k2-054/train.log"] },
  { name: "plot-nan", args: ["--plot", "fixtures/corpus/k2-019/train.log"] },
  { name: "question-ascii", args: ["--ascii", QUESTION] },
  { name: "question-latin1-locale", args: [QUESTION], env: { LANG: "de_DE.ISO-8859-1" } },
  { name: "question-color", args: ["--color", "always", QUESTION] },
  { name: "expected-penalty", args: ["--expect-penalty", "fixtures/corpus/k2-066/train.log"] },
  { name: "question-verbose", args: ["--verbose", QUESTION] },
  { name: "question-declared-weights", args: ["--weights", "1,0.2", QUESTION] },
  { name: "question-json", args: ["--format", "json", QUESTION] },
  { name: "answer", args: [ANSWER] },
  { name: "answer-declared-weights", args: ["--weights", "priority=1,department=0.2", ANSWER] },
  { name: "answer-wrong-weights", args: ["--weights", "1,1", ANSWER] },
  { name: "several-files", args: [QUESTION, ANSWER] },
  { name: "several-files-one-missing", args: [QUESTION, "missing.log", ANSWER] },
  { name: "quiet", args: ["--quiet", QUESTION, ANSWER] },
  { name: "penalty-confirmed", args: ["--penalty", "3.4", QUESTION] },
  { name: "penalty-refuted", args: ["--penalty", "0.4", QUESTION] },
  { name: "model", args: ["--model", "fixtures/models/two-outputs.keras", ANSWER] },
  { name: "source", args: ["--source", "fixtures/models/train.py", QUESTION] },
  { name: "bad-model", args: ["--model", "README.md", ANSWER] },
  { name: "check", args: ["check", QUESTION, ANSWER, CLEAN] },
  { name: "check-verbose", args: ["check", "--verbose", "--max-residual", "1%", CLEAN] },
  { name: "check-quiet", args: ["check", "--quiet", QUESTION, ANSWER, CLEAN] },
  { name: "check-max-residual", args: ["check", "--max-residual", "1%", QUESTION, ANSWER] },
  { name: "check-cannot-tell", args: ["check", "--max-residual", "0.0001", ANSWER] },
  {
    name: "check-weights-open",
    args: ["check", "--max-residual", "train=5%", "fixtures/corpus/k2-011/train.log"],
  },
  {
    name: "check-nan",
    args: ["check", "--max-residual", "1%", "fixtures/corpus/k2-019/train.log"],
  },
  { name: "check-weights", args: ["check", "--weights", "1,0.2", "--verbose", ANSWER] },
  { name: "check-wrong-weights", args: ["check", "--weights", "1,1", ANSWER] },
  { name: "check-expect-penalty", args: ["check", "--expect-penalty", CLEAN, QUESTION] },
  {
    name: "check-min-epochs",
    args: ["check", "--min-epochs", "20", "--fail-on", "none", QUESTION],
  },
  { name: "check-against", args: ["check", "--against", QUESTION, ANSWER] },
  {
    name: "check-against-same",
    args: ["check", "--verbose", "--against", QUESTION, QUESTION],
  },
  ...["junit", "github", "gitlab", "markdown"].map((format) => ({
    name: `check-${format}`,
    args: ["check", "--max-residual", "1%", "--format", format, QUESTION, ANSWER, "missing.log"],
  })),
  {
    name: "check-sarif",
    args: ["check", "--min-epochs", "60", "--format", "sarif", CLEAN, "missing.log"],
  },
  { name: "diagnose-csv", args: ["--format", "csv", QUESTION, ANSWER] },
  { name: "diagnose-html", args: ["--format", "html", ANSWER] },
  { name: "diagnose-markdown", args: ["--format", "markdown", QUESTION, CLEAN] },
  { name: "diagnose-github", args: ["--format", "github", QUESTION, CLEAN] },
  {
    name: "check-github-many",
    args: ["check", "--format", "github", ...Array.from({ length: 13 }, () => QUESTION)],
  },
  {
    name: "check-several-formats",
    args: ["check", "--format", "text", "--format", "gitlab=quality.json", QUESTION],
  },
  { name: "check-not-judged", args: ["check", ANSWER, "missing.log", `${BAD}/only-loss.log`] },
  {
    name: "check-baseline",
    args: ["check", "--baseline", "fixtures/baselines/accepted.json", QUESTION, CLEAN],
  },
  {
    name: "check-update-baseline",
    args: [
      "check",
      "--baseline",
      "new.json",
      "--update-baseline",
      "--reason",
      "L2 on purpose",
      QUESTION,
    ],
  },
  {
    name: "check-update-baseline-no-reason",
    args: ["check", "--baseline", "new.json", "--update-baseline", QUESTION],
  },
  {
    name: "check-prune-baseline",
    args: ["check", "--baseline", "fixtures/baselines/accepted.json", "--prune-baseline", CLEAN],
  },
  { name: "bad-check-baseline", args: ["check", "--baseline", "missing.json", ANSWER] },
  {
    name: "bad-check-baseline-key",
    args: ["check", "--baseline", "fixtures/baselines/no-reason.json", ANSWER],
  },
  { name: "bad-check-update", args: ["check", "--update-baseline", ANSWER] },
  { name: "bad-check-unknown-flag", args: ["check", "--max-residul", "1%", ANSWER] },
  { name: "bad-check-misspelt", args: ["chekc"] },
  { name: "bad-check-format", args: ["check", "--format", "sarfi", ANSWER] },
  { name: "bad-check-fail-on", args: ["check", "--fail-on", "wieght-penalty", ANSWER] },
  { name: "bad-check-max-residual", args: ["check", "--max-residual", "test=1%", ANSWER] },
  { name: "bad-check-against", args: ["check", "--against", "missing.log", ANSWER] },
  {
    name: "check-print-config",
    args: ["check", "--config", "fixtures/config/lossledger.json", "--print-config"],
    env: { LOSSLEDGER_MIN_EPOCHS: "20" },
  },
  { name: "bad-config", args: ["check", "--config", "fixtures/config/misspelt.json", ANSWER] },
  { name: "bad-variable", args: ["check", ANSWER], env: { LOSSLEDGER_MAX_RESIDUL: "1%" } },
  { name: "help-check", args: ["check", "--help"] },
  { name: "parse", args: ["parse", QUESTION] },
  { name: "parse-csv", args: ["parse", "--format", "csv", ANSWER] },
  { name: "parse-json", args: ["parse", "--format", "json", ANSWER] },
  { name: "parse-rejects-none", args: ["parse", "--rejects", QUESTION] },
  {
    name: "parse-rejects",
    args: ["parse", "--rejects", "-"],
    stdin:
      "Epoch 1/2\n10/10 - 1s - loss: 1.5 - a_loss: 0.5x\nEpoch 2/2\n10/10 - 1s - loss: 1.2 - a_loss: 0.4\n",
  },
  { name: "help", args: ["--help"] },
  { name: "help-all", args: ["--help-all"] },
  { name: "bad-help", args: ["help", "chekc"] },
  { name: "help-parse", args: ["parse", "--help"] },
  { name: "help-explain", args: ["explain", "--help"] },
  { name: "explain", args: ["explain"] },
  { name: "explain-cause", args: ["explain", "weight-penalty"] },
  { name: "explain-color", args: ["explain", "--color", "always", "partial-batch"] },
  { name: "explain-60-columns", args: ["explain", "--width", "60", "val-total-one-batch"] },
  { name: "explain-markdown", args: ["explain", "--format", "md", "weight-penalty"] },
  { name: "help-demo", args: ["demo", "--help"] },
  { name: "demo", args: ["demo"] },
  { name: "demo-cause", args: ["demo", "weight-penalty"] },
  { name: "demo-expected-penalty", args: ["demo", "expected-penalty-absent"] },
  { name: "demo-log", args: ["demo", "--log", "loss-weights"] },
  { name: "help-completion", args: ["completion", "--help"] },
  { name: "bad-completion", args: ["completion", "fihs"] },
  { name: "bad-demo", args: ["demo", "weight-penality"] },
  { name: "bad-demo-log", args: ["demo", "--log"] },
  { name: "bad-explain", args: ["explain", "wieght-penalty"] },
  { name: "bad-no-input", args: [] },
  { name: "bad-empty", args: [`${BAD}/empty.log`] },
  { name: "bad-empty-stdin", args: ["-"], stdin: "" },
  { name: "bad-image", args: [`${BAD}/image.png`] },
  { name: "gzip", args: ["fixtures/containers/question.log.gz"] },
  { name: "notebook", args: ["fixtures/containers/keras3.ipynb"] },
  {
    name: "parse-rejects-notebook",
    args: ["parse", "--rejects", "-"],
    stdin: JSON.stringify(
      {
        cells: [
          {
            outputs: [
              {
                text: [
                  "Epoch 1/2\n",
                  "10/10 - 1s - loss: 1.5 - a_loss: 0.5x\n",
                  "Epoch 2/2\n",
                  "10/10 - 1s - loss: 1.2 - a_loss: 0.4\n",
                ],
              },
            ],
          },
        ],
      },
      null,
      1,
    ),
  },
  { name: "bad-notebook-empty", args: ["-"], stdin: '{\n "cells": [],\n "nbformat": 4\n}\n' },
  { name: "run-folder", args: ["fixtures/corpus/k2-054/events/"] },
  {
    name: "run-folders",
    args: [
      "parse",
      "--epochs",
      "1",
      ...["k2-054", "k3-054"].map((id) => `fixtures/corpus/${id}/events`),
    ],
  },
  { name: "wandb-chart", args: ["fixtures/exports/wandb-chart.csv"] },
  { name: "mlflow-folder", args: ["--quiet", "fixtures/exports/mlruns/"] },
  {
    name: "parse-mlflow-run",
    args: ["parse", "fixtures/exports/mlruns/0/63616c6d2d6c616b652d3263616c6d2d"],
  },
  { name: "mlflow-csv", args: ["--quiet", "fixtures/exports/mlflow-metrics.csv"] },
  {
    name: "bad-one-metric",
    args: ["-"],
    stdin: "1700000000000 2.5 0\n1700000002500 2.25 1\n",
  },
  {
    name: "bad-no-total",
    args: ["-"],
    // The table of `mlflow.search_runs`: one row a run.
    stdin: "run_id,experiment_id,metrics.a_loss,metrics.loss,params.lr\nabc,0,0.25,0.5,0.001\n",
  },
  {
    name: "no-total",
    args: ["-"],
    stdin:
      "epoch,train/box_loss,train/cls_loss,train/dfl_loss,val/box_loss,val/cls_loss,val/dfl_loss\n1,1.4449,2.6958,1.5728,1.7189,1.6238,1.6487\n2,1.381,1.8183,1.4842,1.4355,1.4815,1.4482\n",
  },
  { name: "bad-events-without-numbers", args: [`${BAD}/events.out.tfevents.1700000000.host`] },
  { name: "csv-logger", args: ["fixtures/corpus/k2-066/log.csv"] },
  { name: "history-json", args: ["--quiet", "fixtures/corpus/k2-066/history.json"] },
  {
    name: "parse-csv-logger",
    args: ["parse", "--epochs", "1..2", "fixtures/corpus/k3-045/log.csv"],
  },
  { name: "bad-json", args: ["-"], stdin: '{\n "loss": [2.5, 2.25],\n "a_loss": [1.5, 1.2\n' },
  { name: "bad-json-no-history", args: ["-"], stdin: '{"rate": [1, 2]}\n' },
  { name: "history-pickle", args: ["fixtures/pickles/numpy2-float32-p5.pkl"] },
  { name: "bad-pickle", args: [`${BAD}/system.pkl`] },
  { name: "bad-gzip-cut", args: [`${BAD}/cut.log.gz`] },
  { name: "bad-bzip2", args: [`${BAD}/train.log.bz2`] },
  { name: "bad-no-losses", args: [`${BAD}/no-losses.log`] },
  { name: "bad-only-loss", args: [`${BAD}/only-loss.log`] },
  { name: "bad-directory", args: ["fixtures/config"] },
  { name: "folder-of-logs", args: ["--quiet", "fixtures/seed"] },
  { name: "bad-missing-file", args: ["fixtures/missing.log"] },
  { name: "bad-unknown-command", args: ["prase"] },
  { name: "bad-unknown-flag", args: ["--wieghts", "1", QUESTION] },
  { name: "bad-weights", args: ["--weights", "1,x", QUESTION] },
  { name: "bad-weights-count", args: ["--weights", "1,1,1", QUESTION] },
  { name: "bad-weights-name", args: ["--weights", "dense_3=1", QUESTION] },
  { name: "bad-component", args: ["--components", "dense_1_los", QUESTION] },
  { name: "bad-epochs", args: ["--epochs", "50..60", QUESTION] },
  { name: "bad-split", args: ["--split", "val", QUESTION] },
  { name: "bad-format-path", args: ["--format", "json=missing/out.json", QUESTION] },
  { name: "bad-two-formats", args: ["--format", "json", "--format", "text", QUESTION] },
];

describe("gallery", () => {
  test("every scene has a name of its own", () => {
    expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
  });

  test.each(scenes.map((scene) => [scene.name, scene] as const))("%s", async (name, scene) => {
    const { exitCode, stdout, stderr, files } = await run(scene.args, scene);
    const parts = [
      `# ${name}`,
      block(`$ ${environment(scene)}lossledger ${scene.args.join(" ")}\n${stdout}`),
      ...(stderr === "" ? [] : ["On stderr:", block(stderr)]),
      ...[...files].map(([path, text]) => `In ${path}:\n\n${block(text)}`),
      `Exit code ${exitCode}.`,
    ];
    await expect(`${parts.join("\n\n")}\n`).toMatchFileSnapshot(`gallery/${name}.md`);
    if (name.startsWith("bad-")) {
      expect(exitCode).toBe(2);
      expect(stderr).not.toBe("");
      expect(stderr).not.toContain("this is a bug");
    }
  });
});

function environment({ env = {} }: Scene): string {
  return Object.entries(env)
    .map(([key, value]) => `${key}=${value} `)
    .join("");
}

/**
 * Escape sequences are shown by the sign for escape, so that the files are plain text; of a page without its style sheet,
 * which a test of its own compares.
 */
function block(text: string): string {
  const shown = text
    .replaceAll("\u001b", "␛")
    .replace(/(?<=<style>)[^]*(?=<\/style>)/, "…")
    .replace(/'sha256-[^']*'|&apos;sha256-.*?&apos;/, "…");
  return `\`\`\`\`console\n${shown.trimEnd()}\n\`\`\`\``;
}
