// Logs that print parts and no total: what is said of them, and which logs are none of that kind.

import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { contractSchema } from "../../scripts/docs/contract-schema.ts";
import { json } from "../../src/report/formats/json.ts";
import { plainStyle } from "../../src/report/style.ts";
import { run } from "../helpers/fake-io.ts";

const CYCLEGAN = [
  "(epoch: 1, iters: 100, time: 0.321, data: 0.012) D_A: 0.270 G_A: 0.413 cycle_A: 1.512 idt_A: 0.716",
  "(epoch: 1, iters: 200, time: 0.322, data: 0.002) D_A: 0.250 G_A: 0.403 cycle_A: 1.412 idt_A: 0.706",
  "",
].join("\n");
const RESULTS = [
  "epoch,train/box_loss,train/cls_loss,train/dfl_loss,val/box_loss,val/cls_loss,val/dfl_loss",
  "1,1.4449,2.6958,1.5728,1.7189,1.6238,1.6487",
  "2,1.381,1.8183,1.4842,1.4355,1.4815,1.4482",
  "",
].join("\n");
const GAN_BAR = [
  "Epoch 1/2",
  "10/10 [==============================] - 1s 1ms/step - gen_loss: 1.4275 - disc_loss: 0.7377",
  "Epoch 2/2",
  "10/10 [==============================] - 1s 1ms/step - gen_loss: 1.3754 - disc_loss: 0.7343",
  "",
].join("\n");
const OWN_BAR = [
  "99/100 [=======================>....] - ETA: 2s - rpn_cls: 2.1250 - rpn_regr: 0.3125 - head_cls: 0.5500 - head_regr: 0.2075",
  "100/100 [============================] - 9s 90ms/step - rpn_cls: 2.1210 - rpn_regr: 0.3121 - head_cls: 0.5490 - head_regr: 0.2071",
  "",
].join("\n");
const OF_TRAINING =
  "Epoch 71 losses\n- train_loss_vfl: 0.5546\n- train_loss_bbox: 0.0378\n- train_loss_giou: 0.5088\n";
const TESTED =
  "Epoch 1/20:\n  Class Loss: 2.1234, Acc: 0.1567, Recon Loss: 0.0123\nTest Loss: 2.0456, Test Accuracy: 0.1823\n";
const WITH_TOTAL = [
  "Epoch 1/2",
  "10/10 [==============================] - 1s 1ms/step - loss: 3.0000 - a_loss: 1.0000 - b_loss: 2.0000",
  "Epoch 2/2",
  "10/10 [==============================] - 1s 1ms/step - loss: 2.5000 - a_loss: 1.0000 - b_loss: 1.5000",
  "",
].join("\n");

describe("parts without a total", () => {
  test("a total that stands with its parts in validation is cut off in training", () => {
    const rows =
      "a_loss: 1.25 - b_loss: 0.50 - val_loss: 1.50 - val_a_loss: 1.00 - val_b_loss: 0.50\n";
    expect(analyze(`Epoch 1/2\n - ${rows}Epoch 2/2\n - ${rows}`).runs[0]?.total).toBe("loss");
  });

  test.each([
    ["CycleGAN", CYCLEGAN, ["D_A", "G_A", "cycle_A", "idt_A"]],
    ["Ultralytics, a file", RESULTS, ["box_loss", "cls_loss", "dfl_loss"]],
    [
      "all of them marked as training's",
      OF_TRAINING,
      ["train_loss_vfl", "train_loss_bbox", "train_loss_giou"],
    ],
    ["Keras with a train_step of one's own", GAN_BAR, ["gen_loss", "disc_loss"]],
    ["a total of the test set alone", TESTED, ["Class Loss", "Recon Loss"]],
    ["a bar of a loop's own", OWN_BAR, ["rpn_cls", "rpn_regr", "head_cls", "head_regr"]],
  ])("%s: a run with nothing to compare", (_, log, parts) => {
    const [only, ...others] = analyze(log).runs;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      verdict: { id: "nothing-to-compare" },
      total: "",
      components: parts,
      weights: [],
      leftOut: [],
    });
    expect(only?.findings.map(({ cause }) => cause)).toEqual(["no-total"]);
    expect(only?.rows.every(({ residual }) => residual === null)).toBe(true);
  });

  test("beside a run with a total, each is a run", () => {
    const verdicts = analyze(`${WITH_TOTAL}\nsome words\n${GAN_BAR}`).runs.map(
      ({ verdict }) => verdict.id,
    );
    expect(verdicts).toEqual(["adds-up", "nothing-to-compare"]);
  });

  test.each([
    ["one loss and a term", "epoch,recon_loss,kl,accuracy\n1,0.5,0.1,0.9\n2,0.4,0.1,0.91\n"],
    ["two columns that may each be the total", "epoch,gen/loss,disc/loss\n1,0.5,0.9\n2,0.4,0.8\n"],
    ["a total below other words", "run_id,metrics.a_loss,metrics.loss\nabc,0.25,0.5\n"],
    ["no loss", "epoch,loss_scale,accuracy\n1,8,0.8\n2,8,0.9\n"],
  ])("%s: no run", (_, log) => {
    expect(analyze(log).runs).toEqual([]);
  });

  test("one loss beside what is none is the total, of which nothing is printed", () => {
    const { runs } = analyze("epoch,a_loss,loss_scale,accuracy\n1,0.5,8,0.8\n2,0.4,8,0.9\n");
    expect(runs.map(({ total, verdict }) => [total, verdict.id])).toEqual([
      ["a_loss", "nothing-to-compare"],
    ]);
  });

  test("a part that is nan comes before the total that is missing", () => {
    const [only] = analyze(RESULTS.replace("1.8183", "nan")).runs;
    expect(only?.verdict.id).toBe("not-finite");
    expect(only?.findings[0]?.cause).toBe("component-not-finite");
  });

  test("in JSON the total is null and adds up from nothing", () => {
    const options = { style: plainStyle(true), width: 80, verbose: false };
    const read: unknown = JSON.parse(json.render(analyze(RESULTS), options));
    expect(contractSchema.safeParse(read).error?.issues ?? []).toEqual([]);
    expect(read).toMatchObject({
      runs: [{ total: null, weights: {}, components: ["box_loss", "cls_loss", "dfl_loss"] }],
    });
  });

  test.each([[[]], [["check"]]])("%j ends as not judged, and says so", async (command) => {
    const { exitCode, stderr } = await run([...command, "-"], { stdin: CYCLEGAN });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("but no total");
  });
});

test("parts of which every row lacks one are not said to be printed nowhere", async () => {
  const bar = (epoch: number, columns: string): string =>
    `Epoch ${epoch}/2\n10/10 [==============================] - 1s 1ms/step - ${columns}\n`;
  const log =
    bar(1, "loss: 3.0000 - c_loss: 1.0000 - b_loss: 2.0000") +
    bar(2, "loss: 2.5000 - a_loss: 1.0000 - b_loss: 1.5000");
  const [only] = analyze(log).runs;
  expect(only?.verdict.id).toBe("nothing-to-compare");
  expect(only?.findings.map(({ cause }) => cause)).toEqual(["undetermined"]);
  const { exitCode, stdout, stderr } = await run(["-"], { stdin: log });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("no row has `loss` and all of its parts");
  const { stdout: page } = await run(["-", "--format", "html"], { stdin: log });
  expect(page).not.toContain("What that means");
  expect(stdout).toContain("No row has loss and all of its parts");
  expect(stdout).not.toContain("none of");
  expect(stdout).toContain("print the total and all of its parts in the same row");
  expect(stdout).not.toContain("CSVLogger");
});

test("a total that is nan is judged, whether its parts are printed or not", async () => {
  const log = "Epoch 1/2\n10/10 - 1s - loss: nan\nEpoch 2/2\n10/10 - 1s - loss: nan\n";
  const { exitCode, stdout, stderr } = await run(["-"], { stdin: log });
  expect(stdout).toContain("✗ loss became nan");
  expect([exitCode, stderr]).toEqual([0, ""]);
});
