import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { MadeSequence } from "../../src/math/sequence.ts";
import { parsePrinted } from "../../src/table/printed.ts";
import { UnknownColumnError } from "../../src/table/declared-column.ts";
import { assignParts, assignRoles } from "../../src/table/roles.ts";
import type { Row } from "../../src/table/row.ts";
import { isOfKeras, type Run } from "../../src/table/run.ts";

function runOf(columns: Record<string, readonly string[]>): Run {
  const names = Object.keys(columns);
  const count = Object.values(columns)[0]?.length ?? 0;
  return {
    number: 1,
    dialect: "test",
    writer: { name: "unknown", keras: null, evidence: [""] },
    columns: names,
    plannedEpochs: null,
    updates: [],
    rows: Array.from({ length: count }, (_, t) => ({
      origin: "epoch" as const,
      split: "train" as const,
      epoch: t + 1,
      step: null,
      steps: null,
      line: t + 1,
      shown: new Map<string, string>(),
      values: new Map(
        names.flatMap((name) => {
          const printed = parsePrinted(columns[name]?.[t] ?? "");
          return printed === undefined ? [] : [[name, printed] as const];
        }),
      ),
    })),
  };
}

describe("roles of columns", () => {
  test("terms that make up the one they are called after are none beside it", () => {
    const roles = assignRoles(
      runOf({
        loss: ["3.8319", "3.8121", "3.1230"],
        adv: ["0.1786", "0.1845", "0.2232"],
        adv_real: ["0.0470", "0.0610", "0.0835"],
        adv_fake: ["0.1316", "0.1235", "0.1397"],
        kl: ["7.3066", "7.2551", "5.7994"],
      }),
    );
    expect(roles?.components).toEqual(["adv", "kl"]);
  });

  test("of a metric of another name in every row, none is looked for in all of them", () => {
    const count = 500;
    const once = Array.from({ length: count }, (_, t): [string, string[]] => [
      `m${t}`,
      Array.from({ length: count }, (__, at) => (at === t ? "0.3" : "")),
    ]);
    const same = Array.from({ length: count }, () => "1.0");
    const run = runOf({ loss: same, a_loss: same, ...Object.fromEntries(once) });
    let made = 0;
    const rows = new MadeSequence(count, (at) => {
      made += 1;
      return run.rows.at(at) as Row;
    });
    expect(assignRoles({ ...run, rows })?.total).toBe("loss");
    expect(made).toBeLessThan(30 * count);
  });

  test("columns that end in loss are components, wherever the total stands", () => {
    const roles = assignRoles(
      runOf({ a_loss: ["1"], a_mae: ["1"], loss: ["2"], "b loss": ["1"], lr: ["0.1"] }),
    );
    expect(roles?.total).toBe("loss");
    expect(roles?.components).toEqual(["a_loss", "b loss"]);
    expect(roles?.columns.find(({ column }) => column === "lr")?.role).toBe("schedule");
  });

  test.each([
    ["one row of many digits", ["0.243200"], ["0.225494"], ["0.017706"]],
    ["two rows", ["0.4380", "0.3911"], ["0.3120", "0.2801"], ["0.1260", "0.1110"]],
  ])("a loss that all others add up to is the total: %s", (_, whole, a, b) => {
    const run = runOf({ out_loss: whole, out_a_loss: a, out_b_loss: b });
    expect(assignRoles(run)?.total).toBe("out_loss");
  });

  test("a column by any name that all losses add up to is the total", () => {
    const run = runOf({ a_loss: ["0.51", "0.42"], kl: ["0.3", "0.2"], W: ["0.81", "0.62"] });
    expect(assignRoles(run)).toBe(undefined);
    const precise = runOf({
      acc: ["0.9", "0.95"],
      a_loss: ["0.5123", "0.4208"],
      kl: ["0.3101", "0.2004"],
      W: ["0.8224", "0.6212"],
    });
    expect(assignRoles(precise)).toMatchObject({ total: "W", components: ["a_loss", "kl"] });
  });

  test("one row of few digits adds up by chance", () => {
    expect(assignRoles(runOf({ a_loss: ["0.43"], b_loss: ["0.31"], c_loss: ["0.12"] }))).toBe(
      undefined,
    );
  });

  test("the median of a loss is none of its parts", () => {
    const roles = assignRoles(
      runOf({ "total loss": ["3", "2"], a_loss: ["2", "1.5"], "median loss": ["2.5", "2"] }),
    );
    expect(roles?.components).toEqual(["a_loss"]);
  });

  test("a column that stands still is a part where it makes up the total with the others", () => {
    const roles = assignRoles(
      runOf({
        loss: ["0.0160", "0.0147", "0.0148"],
        a_loss: ["0.0110", "0.0100", "0.0099"],
        edge: ["0.0017", "0.0017", "0.0017"],
        flow: ["0.0033", "0.0030", "0.0032"],
        ips: ["1204.9", "1204.9", "1200.1"],
        disk_cost: ["0.2", "0.3", "0.2"],
      }),
    );
    expect(roles?.components).toEqual(["a_loss", "edge", "flow"]);
  });

  test("a term that is not called a loss is a part beside one that is, where it closes nearly all of the gap", () => {
    const all = {
      loss: ["24.93", "21.37", "14.88"],
      weight_loss: ["0.39", "0.39", "0.39"],
      hits: ["0.25", "0.40", "0.50"],
    };
    const components = (xentropy: readonly string[]): readonly string[] | undefined =>
      assignRoles(runOf({ ...all, xentropy }))?.components;
    expect(components(["24.44", "20.71", "15.73"])).toEqual(["weight_loss", "xentropy"]);
    expect(components(["24.44", "20.71", "3.5"])).toEqual(["weight_loss"]);
  });

  test("the one loss of a log is the total, by whatever word it is called training's", () => {
    const roles = assignRoles(
      runOf({ samples: ["32", "64"], reduced_train_loss: ["11.02", "9.7"] }),
    );
    expect(roles?.total).toBe("reduced_train_loss");
  });

  test("a loss that is the sum of others stands for them", () => {
    const all = {
      total_loss: ["1.1330", "0.9512", "0.8714", "0.8037"],
      sum_a_loss: ["1.0100", "0.8301", "0.7602", "0.7011"],
      x_loss: ["0.6000", "0.4301", "0.4002", "0.4000"],
      y_loss: ["0.4100", "0.4000", "0.3600", "0.3011"],
    };
    const roles = assignRoles(runOf({ ...all, z_loss: ["0.1230", "0.1211", "0.1112", "0.1026"] }));
    expect(roles?.components).toEqual(["sum_a_loss", "z_loss"]);
  });

  test("columns by any name are parts where they make up the total at weights of their own", () => {
    const a = ["0.913", "0.702", "0.655", "0.431", "0.388", "0.219", "0.207", "0.198"];
    const b = ["1.204", "1.399", "0.871", "0.902", "0.777", "0.514", "0.498", "0.601"];
    const sums = a.map((one, i) => (Number(one) + 0.25 * Number(b[i])).toFixed(4));
    const others = {
      edge: a,
      shade: b,
      score: ["1.5", "0.2", "0.9", "0.1", "0.4", "0.8", "0.3", "1.1"],
    };
    expect(assignRoles(runOf({ loss: sums, ...others }))?.components).toEqual(["edge", "shade"]);
    const off = sums.map((sum, i) => (i === 2 ? "0.9000" : sum));
    expect(assignRoles(runOf({ loss: off, ...others }))?.components).toEqual([]);
  });

  test("the loss of a variational model is the whole of its terms", () => {
    const run = runOf({ loss_vae: ["3.5"], loss_recon: ["3.4"], loss_kl: ["1.9"] });
    expect(assignRoles(run)).toMatchObject({
      total: "loss_vae",
      components: ["loss_recon", "loss_kl"],
    });
  });

  test("of TensorFlow Recommenders' totals the one that has the penalty is the total, whatever losses its tasks print", () => {
    const columns = {
      loss_1: ["5.4", "5.3"],
      loss: ["5.6", "5.5"],
      regularization_loss: ["0.0", "0.0"],
      total_loss: ["5.6", "5.5"],
    };
    const run = { ...runOf(columns), dialect: "keras-bar" };
    expect(assignRoles(run)).toMatchObject({
      total: "total_loss",
      components: ["loss", "regularization_loss"],
    });
  });

  test("a single-output log is measured against the metric that follows the loss", () => {
    const run = runOf({ loss: ["1.5", "1.2"], mae: ["0.9", "0.2"], mse: ["1.0", "0.7"] });
    expect(assignRoles(run)).toMatchObject({ singleOutput: true, components: ["mse"] });
    const one = { ...run, rows: run.rows.slice(0, 1) };
    expect(assignRoles(one)).toMatchObject({ singleOutput: false, components: [] });
    expect(assignRoles({ ...one, dialect: "keras-bar" })).toMatchObject({ singleOutput: true });
  });

  test.each([
    [
      "the size of an error beside its square",
      { loss: ["30.25", "16", "9.5"], mae: ["4.4", "3.2", "2.5"], mape: ["31", "12", "9"] },
    ],
    [
      "the root of the loss",
      { loss: ["30.25", "16", "9"], root_mean_squared_error: ["5.5", "4", "3"] },
    ],
    [
      "a square beside the size of an error",
      { loss: ["4.4", "3.2", "2.5"], mse: ["30.25", "16", "9.5"] },
    ],
    ["one row of a square and a size", { loss: ["30.25"], mae: ["4.4"] }],
  ])("%s is no measurement of it", (_, columns) => {
    expect(assignRoles({ ...runOf(columns), dialect: "keras-bar" })?.components).toEqual([]);
  });

  test.each([
    [
      "the square itself",
      { loss: ["30.5", "16.2", "9.9"], mae: ["4.4", "3.2", "2.5"], mse: ["30.25", "16", "9.5"] },
      "mse",
    ],
    ["a size and a penalty", { loss: ["1.8", "1.6", "1.5"], mae: ["0.8", "0.7", "0.6"] }, "mae"],
    ["one row of a square and a penalty", { loss: ["0.5"], mse: ["0.45"] }, "mse"],
    ["a loss of one's own that is a root", { loss: ["5.6", "4.1"], rmse: ["5.5", "4"] }, "rmse"],
  ])("%s is", (_, columns, metric) => {
    const run = { ...runOf(columns), dialect: "keras-bar" };
    expect(assignRoles(run)?.components).toEqual([metric]);
  });

  test.each([
    "best_loss",
    "best_val_loss",
    "avg_loss",
    "mean_loss",
    "running_loss",
    "loss_scale",
    "loss_scaler",
    "loss_weight",
    "a_loss_unscaled",
    "loss_avg",
    "lowest_loss",
    "eval_loss",
    "test_loss",
    "valid_loss",
    "dev_loss",
    "train_loss",
    "val/loss",
    "loss_test",
  ])("%s is no component of loss", (decoy) => {
    expect(assignRoles(runOf({ loss: ["2"], a_loss: ["1"], [decoy]: ["1"] }))?.components).toEqual([
      "a_loss",
    ]);
  });

  test.each([
    "loss_a",
    "loss/a",
    "Loss.a",
    "a_loss",
    "a loss",
    "a_loss_2",
    "loss_a_3",
    "CTCLoss",
    "delta_loss",
    "s0.loss_cls",
  ])("%s is a component as any other", (name) => {
    expect(assignRoles(runOf({ loss: ["2"], b_loss: ["1"], [name]: ["1"] }))?.components).toEqual([
      "b_loss",
      name,
    ]);
  });

  test.each([
    // total first, then the components that are meant
    [
      { total_loss: ["3", "2"], loss: ["2.5", "1.5"], reg_loss: ["0.5", "0.5"] },
      "total_loss loss reg_loss",
    ],
    [{ loss: ["2.5"], reg_loss: ["0"], total_loss: ["2.5"] }, "total_loss loss reg_loss"],
    [
      { loss: ["2.5", "2"], total_loss: ["2.5", "2"], a_loss: ["1", "1"], b_loss: ["1.5", "1"] },
      "loss a_loss b_loss",
    ],
    [{ loss: ["3.5"], total_loss: ["3"], a_loss: ["1"], b_loss: ["2"] }, "loss a_loss b_loss"],
    [{ loss_total: ["3"], loss_a: ["1"], loss_b: ["2"] }, "loss_total loss_a loss_b"],
    [
      { "main/loss": ["3"], "main/loss/loc": ["1"], "main/loss/conf": ["2"] },
      "main/loss main/loss/loc main/loss/conf",
    ],
    [{ mean_loss: ["0.5"], a_loss: ["1"], b_loss: ["0"] }, "mean_loss a_loss b_loss"],
    [
      { mean_total_loss: ["0.5"], mean_a_loss: ["1"], mean_b_loss: ["0"] },
      "mean_total_loss mean_a_loss mean_b_loss",
    ],
    [
      { avg_total_loss: ["0.5"], avg_a_loss: ["1"], avg_b_loss: ["0"] },
      "avg_total_loss avg_a_loss avg_b_loss",
    ],
    [
      { "Loss/total_loss": ["3"], "Loss/a_loss": ["1"], learning_rate: ["2"] },
      "Loss/total_loss Loss/a_loss",
    ],
    [
      { total: ["0.9", "0.8"], box: ["0.5", "0.45"], cls: ["0.4", "0.35"], acc: ["1", "1"] },
      "total box cls",
    ],
    [{ total: ["0.9", "0.8"], hits: ["0.5", "0.45"], misses: ["0.9", "0.35"] }, "total"],
    // Names of terms, whatever they add up to; those that measurements share only beside one, falling with the total.
    [{ loss: ["2.31", "2.11"], kl: ["0.52", "0.5"], recon: ["1.27", "1.11"] }, "loss kl recon"],
    [{ Loss: ["1.9", "1.7"], CE: ["0.9", "0.8"], Dice: ["0.5", "0.45"] }, "Loss CE Dice"],
    [{ Loss: ["1.9", "1.7"], CE: ["0.9", "0.8"], Dice: ["0.5", "0.6"] }, "Loss CE"],
    [
      { loss: ["1.9", "1.7"], l_rgb: ["0.9", "0.8"], l_eik: ["9", "8"], l_r: ["1", "1"] },
      "loss l_rgb l_eik",
    ],
    [{ loss: ["1.9", "1.7"], dice: ["0.9", "0.8"], iou: ["0.5", "0.45"] }, "loss"],
    [{ loss: ["1.9", "1.7"], a_loss: ["0.9", "0.8"], kl: ["0.5", "0.45"] }, "loss a_loss"],
    [
      { "D loss": ["0.1"], "G loss": ["5.2"], adv: ["0.3"], cycle: ["0.4"], identity: ["0.2"] },
      "G loss adv cycle identity",
    ],
    [{ Loss: ["5", "4.1"], Policy: ["1", "0.9"], Value: ["2", "1.6"] }, "Loss Policy Value"],
    [{ loss: ["1.9"], recall: ["0.9"], regions: ["0.5"], voice: ["0.1"] }, "loss"],
    // The discriminator is trained apart, but where its loss is in the sum; an output may be called `d`.
    [
      { total_loss: ["9.00"], rec_loss: ["2.00"], adv_loss: ["1.00"], d_loss: ["3.00"] },
      "total_loss rec_loss adv_loss",
    ],
    [
      { total_loss: ["6.00"], rec_loss: ["2.00"], adv_loss: ["1.00"], d_loss: ["3.00"] },
      "total_loss rec_loss adv_loss d_loss",
    ],
    // Nearly so in several rows.
    [
      {
        loss: ["0.9000", "0.7000"],
        d_loss: ["0.5000", "0.4090"],
        g_loss: ["0.4000", "0.3000"],
      },
      "loss d_loss g_loss",
    ],
    [{ closs: ["1.5"], lr: ["0.1"], grad_norm: ["0.4"] }, "closs"],
    // Of a discriminator whose own losses make up its loss.
    [
      {
        d_loss: ["0.50", "0.41", "0.45"],
        fake_loss: ["0.20", "0.11", "0.30"],
        real_loss: ["0.30", "0.30", "0.15"],
        g_loss: ["1.50", "1.70", "1.90"],
      },
      "d_loss fake_loss real_loss",
    ],
    // Of a generator whose own losses make up its loss.
    [
      {
        G_loss: ["7.85"],
        D_loss: ["0.13"],
        G_vgg_loss: ["2.27"],
        G_gan_loss: ["5.58"],
        D_x: ["1"],
      },
      "G_loss G_vgg_loss G_gan_loss",
    ],
    // A part whose own parts stand beside it.
    [
      {
        loss: ["5.22"],
        out_loss: ["2.97"],
        b_loss: ["0.02"],
        out_kl_loss: ["0.67"],
        out_rec_loss: ["2.30"],
      },
      "loss out_loss b_loss",
    ],
    [
      { loss: ["5"], a_loss: ["1"], a_2_loss: ["2"], a_3_loss: ["2"] },
      "loss a_loss a_2_loss a_3_loss",
    ],
    [
      { loss_G: ["7.85"], loss_G_GAN: ["2.27"], loss_G_cycle: ["5.58"], loss_D: ["1"] },
      "loss_G loss_G_GAN loss_G_cycle",
    ],
    // Losses that are printed by layer and by kind.
    [
      {
        total_loss: ["6.00", "5.00"],
        loss1: ["2.00", "1.50"],
        loss2: ["4.00", "3.50"],
        x_loss: ["1.50", "1.20"],
        y_loss: ["0.50", "0.47"],
      },
      "total_loss loss1 loss2",
    ],
    [{ tot_loss: ["6.00"], iou_loss: ["2.00"], l1_loss: ["4.00"] }, "tot_loss iou_loss l1_loss"],
    [{ a_loss: ["2.00", ""], b_loss: ["", "4.00"], tot_losses: ["", "5.00"] }, "tot_losses b_loss"],
    [{ loss: ["9"], c_loss: ["2"], d_loss: ["1"] }, "loss c_loss d_loss"],
    [{ loss: ["0.9"], LossPi: ["0.5"], DeltaLossPi: ["0.1"], history_loss: ["2"] }, "loss LossPi"],
    [
      {
        total_loss: ["9.1", "8.3", "7.4"],
        class_loss: ["4.1", "4.0", "3.5"],
        size1: ["3.0", "2.3", "2.2"],
        objness: ["2.0", "2.0", "1.7"],
        recall: ["0.1", "0.2", "0.3"],
      },
      "total_loss class_loss size1 objness",
    ],
    [
      {
        loss: ["9.1", "8.3", "7.4"],
        a_loss: ["4.1", "4.0", "3.5"],
        psnr: ["3.0", "2.3", "2.9"],
      },
      "loss a_loss",
    ],
    [{ loss_step: ["3"], loss_epoch: ["3"], a_loss_epoch: ["1"] }, "loss_epoch a_loss_epoch"],
  ])("%o: the total and its parts", (columns, meant) => {
    const roles = assignRoles(runOf(columns as Record<string, string[]>));
    expect([roles?.total, ...(roles?.components ?? [])].join(" ")).toBe(meant);
  });

  test("Keras calls every loss of an output one, so that what goes by another name is a metric", () => {
    const run = runOf({ loss: ["2.3", "2.1"], kl: ["0.5", "0.5"], recon: ["1.2", "1.1"] });
    expect(assignRoles({ ...run, dialect: "keras-bar" })?.components).toEqual([]);
  });

  test("an output of Keras may be called as a split is", () => {
    const roles = (columns: Record<string, string[]>): string | undefined =>
      assignRoles({ ...runOf(columns), dialect: "keras-bar" })?.components.join(" ");
    expect(roles({ loss: ["3"], eval_out_loss: ["1"], moves_loss: ["2"] })).toBe(
      "eval_out_loss moves_loss",
    );
    expect(roles({ loss: ["3"], test_loss: ["1"], a_loss: ["2"] })).toBe("a_loss");
  });

  test("one loss of Keras that leaves a steady term holds those beside it", () => {
    const terms = {
      loss: ["9.0550", "5.0550", "3.0549", "2.0550", "1.5550", "1.0551"],
      cls_loss: ["8.0000", "4.2000", "2.5000", "1.6000", "1.2000", "0.8000"],
      box_loss: ["0.0200", "0.0160", "0.0100", "0.0080", "0.0060", "0.0040"],
      model_loss: ["9.0000", "5.0000", "3.0000", "2.0000", "1.5000", "1.0000"],
    };
    const ofKeras = (columns: Record<string, readonly string[]>): Run => ({
      ...runOf(columns),
      dialect: "keras-bar",
      writer: { name: "Keras 2", keras: 2, evidence: [""] },
    });
    expect(assignRoles(ofKeras(terms))?.components).toEqual(["model_loss"]);
    const few = Object.entries(terms).map(([name, texts]) => [name, texts.slice(1)] as const);
    expect(assignRoles(ofKeras(Object.fromEntries(few)))?.components).toHaveLength(3);
    // What it leaves may be a part of a small weight.
    const light = {
      loss: ["4.80", "4.70", "3.21", "2.99", "4.97", "5.14", "2.35"],
      a_loss: ["4.79", "4.67", "3.20", "2.96", "4.95", "5.11", "2.32"],
      b_loss: ["0.14", "0.28", "0.13", "0.34", "0.22", "0.26", "0.34"],
    };
    expect(assignRoles(ofKeras(light))?.components).toEqual(["a_loss", "b_loss"]);
    // What it leaves may be the part that hardly moves.
    const still = {
      ...terms,
      box_loss: ["0.0275", "0.0276", "0.0275", "0.0274", "0.0275", "0.0275"],
    };
    expect(assignRoles(ofKeras(still))?.components).toHaveLength(3);
  });

  test("metrics of Keras that are called losses stand beside the loss that is the total", () => {
    const roles = (columns: Record<string, string[]>): string | undefined =>
      assignRoles({ ...runOf(columns), dialect: "keras-bar" })?.components.join(" ");
    const loss = ["0.26", "0.18"];
    expect(roles({ loss, dice_loss: loss, focal_loss: ["0.02", "0.05"] })).toBe("dice_loss");
    expect(roles({ loss, a_loss: loss, flow_loss: ["2e-6", "1e-6"] })).toBe("a_loss flow_loss");
    expect(roles({ loss: ["0.26"], a_loss: ["0.26"], b_loss: ["0.02"] })).toBe("a_loss b_loss");
  });

  test("the loss of a generator beside the sum of its discriminator's is called what it is", () => {
    const roles = assignRoles(
      runOf({
        d_loss: ["0.50", "0.41", "0.45"],
        real_loss: ["0.30", "0.30", "0.15"],
        fake_loss: ["0.20", "0.11", "0.30"],
        g_loss: ["1.50", "1.70", "1.90"],
      }),
    );
    expect(roles?.columns.at(-1)?.reason).toBe(
      "a loss of the generator, which is trained separately",
    );
  });

  test("losses of several wholes leave the total open", () => {
    expect(assignRoles(runOf({ d_loss: ["1"], g_loss: ["2"], kl: ["1"] }))).toBeUndefined();
    expect(assignRoles(runOf({ "gen/loss": ["1"], "disc/loss": ["2"] }))).toBeUndefined();
  });

  test("a column that never stands in a row with the total is no part of it", () => {
    const run = runOf({ loss: ["2", "2"], a_loss: ["1", "1"], b_loss: ["", ""] });
    const other = runOf({ b_loss: ["1"] });
    const both = { ...run, rows: [...run.rows, ...other.rows] };
    expect(assignRoles(both)?.components).toEqual(["a_loss"]);
  });

  test("parts that only rows of validation are called by are none of training's", () => {
    const train = runOf({ total_loss: ["3"], cls_loss: ["1"], reg_loss: ["2"] });
    const val = runOf({ total_loss: ["3"], classification_loss: ["1"], regression_loss: ["2"] });
    const rows = [...val.rows.map((row) => ({ ...row, split: "val" as const })), ...train.rows];
    const columns = [...new Set([...val.columns, ...train.columns])];
    expect(assignRoles({ ...train, columns, rows })?.components).toEqual(["cls_loss", "reg_loss"]);
  });

  test("of losses in one row no sum of some is taken for a sign", () => {
    const names = { loss: ["0.234"], h0_loss: ["0.156"], h1_loss: ["0.078"], h2_loss: ["0.039"] };
    expect(assignRoles(runOf({ ...names, c_loss: ["0.023"] }))?.components).toHaveLength(4);
  });

  test("one loss beside what is none is the total; the sum of all others is it by any name", () => {
    expect(assignRoles(runOf({ accuracy: ["0.9"], FocalLoss: ["0.5"] }))).toMatchObject({
      total: "FocalLoss",
      components: [],
    });
    expect(assignRoles(runOf({ recon_loss: ["0.9"], kl: ["0.5"] }))).toBeUndefined();
    const parts = { l_cls: ["1.00", "2.00", "3.00"], l_loc: ["4.00", "5.00", "6.00"] };
    const whole = (last: string): unknown =>
      assignRoles(runOf({ ...parts, L_det: ["5.00", "7.00", last] }))?.total;
    expect([whole("9.00"), whole("9.50")]).toEqual(["L_det", undefined]);
  });

  test("terms are the parts of a log that calls nothing a loss", () => {
    const run = runOf({ recon: ["1", "2"], kl: ["3", "4"], psnr: ["5", "6"] });
    expect(assignParts(run)?.components).toEqual(["recon", "kl"]);
  });

  test("what is known of the printer comes before its names", () => {
    const run = runOf({ whole: ["3"], a: ["1"], b: ["2"], b_raw: ["9"], c_loss: ["1"] });
    const facts = {
      id: "made",
      title: "Made",
      averages: { total: "mean", components: "mean" },
      penalty: "unknown",
      clock: "epoch",
      known: "",
      source: "",
      roles: { total: ["who*"], components: ["a", "b*"], decoys: ["*_raw"] },
    } as const;
    const roles = assignRoles({ ...run, writer: { ...run.writer, facts } });
    expect([roles?.total, ...(roles?.components ?? [])]).toEqual(["whole", "a", "b"]);
    const none = { ...facts, roles: { total: [] } };
    expect(
      assignRoles({ ...run, columns: ["loss"], writer: { ...run.writer, facts: none } }),
    ).toBeUndefined();
  });

  test("only a loss and an accuracy leave no component", () => {
    expect(assignRoles(runOf({ loss: ["1.5"], accuracy: ["0.9"] }))?.components).toEqual([]);
  });

  test("a log without a total has no roles", () => {
    expect(assignRoles(runOf({ a_loss: ["1.5"] }))).toBeUndefined();
  });

  test("declared columns are taken as said, and must be there", () => {
    const run = runOf({ loss: ["3"], kl: ["1"], rec: ["2"] });
    expect(assignRoles(run, { components: ["rec", "kl"] })?.components).toEqual(["rec", "kl"]);
    expect(() => assignRoles(run, { components: ["klx"] })).toThrow(UnknownColumnError);
    expect(assignRoles(run, { total: "rec", components: ["kl"] })?.total).toBe("rec");
  });
});

test("a squared loss with a penalty is no size, whose square the metric would be", () => {
  const roles = assignRoles(
    runOf({ loss: ["0.400", "0.360", "0.333"], mse: ["0.2400", "0.1555", "0.1110"] }),
  );
  expect(roles).toMatchObject({ total: "loss", components: ["mse"], singleOutput: true });
});

test("a generator's loss is the total of the terms that are called losses beside it", () => {
  const row = { loss_G: ["3.1"], loss_adv: ["1"], loss_cycle: ["0.2"], loss_idt: ["0.1"] };
  expect(assignRoles(runOf(row))).toMatchObject({
    total: "loss_G",
    components: ["loss_adv", "loss_cycle", "loss_idt"],
  });
});

test.each([
  ['{"train_loss": [0.9, 0.7], "train_a_loss": [0.6, 0.5]}', false],
  ['{"loss": [0.9, 0.7], "recon": [0.6, 0.5], "kl": [0.3, 0.2]}', false],
  ['{"loss": [0.9, 0.7], "a_loss": [0.6, 0.5], "a_mae": [0.3, 0.2]}', true],
])("%s is of Keras, or not, by its names", (text, expected) => {
  const run = analyze(text).runs[0];
  expect(run && isOfKeras(run)).toBe(expected);
});

test("a CSV file whose terms no output of Keras is called by is a loop's own", () => {
  const of = (names: string): unknown =>
    analyze(`epoch,${names}\n0,0.9,0.6,0.2\n1,0.7,0.5,0.15\n2,0.6,0.4,0.15\n`).runs[0]?.components;
  expect(of("loss,recon,kl")).toEqual(["recon", "kl"]);
  expect(of("loss,mse,mae")).toEqual(["mse"]);
});

test("a total of some losses, printed behind them, stands for them in the total of all", () => {
  const roles = assignRoles(
    runOf({
      hand_mesh_loss: ["4.25", "3.5"],
      handpose_loss: ["1.5", "1.25"],
      hand_total_loss: ["5.75", "4.75"],
      joint_loss: ["0.5", "0.25"],
      body_mesh_loss: ["2.25", "2.0"],
      body_pose_loss: ["0.75", "0.5"],
      body_total_loss: ["3.0", "2.5"],
      total_loss: ["9.25", "7.5"],
    }),
  );
  expect(roles?.components).toEqual(["hand_total_loss", "joint_loss", "body_total_loss"]);
});

test("terms beside the one column that is called a loss are parts too, where no total is printed", () => {
  const row = { mse: ["0.012", "0.011"], vgg: ["0.3", "0.2"], adv: ["0.1", "0.2"] };
  const run = runOf({ ...row, d_loss: ["1.38", "1.36"], pixel_variance: ["1.5", "1.4"] });
  expect(assignParts(run)?.components).toEqual(["mse", "vgg", "adv", "d_loss"]);
});

test("a cost is a part of the total cost", () => {
  const run = runOf({ cost: ["8.5", "7.5"], penalty: ["0.5", "0.25"], total_cost: ["9", "7.75"] });
  expect(assignRoles(run)).toMatchObject({ total: "total_cost", components: ["cost", "penalty"] });
});

test("one row is enough for terms that make up the total, whatever else goes by their names", () => {
  const row = { total: ["3.257"], policy: ["2.470"], value: ["0.750"], l2: ["0.037"] };
  expect(assignRoles(runOf({ length: ["121.5"], ...row }))?.components).toEqual([
    "policy",
    "value",
    "l2",
  ]);
});

test("terms whose mean is the total are its parts, whatever they do", () => {
  const run = runOf({
    Total: ["1.95", "1.80", "1.90"],
    MLM: ["2.20", "1.70", "1.60"],
    Edge: ["2.15", "2.40", "2.70"],
    Align: ["1.50", "1.30", "1.40"],
  });
  expect(assignRoles(run)?.components).toEqual(["MLM", "Edge", "Align"]);
});

test.each([
  ["loss_ce", "loss_ce_weighted", "loss_kl", "loss_kl_weighted"],
  ["ce", "ce_w", "kl", "kl_w"],
  ["ce_loss", "weighted_ce_loss", "kl_loss", "weighted_kl_loss"],
] as const)("of %s and %s the weighted one is the part", (ce, own, kl, other) => {
  const columns = { loss: ["3.5127"], [ce]: ["1.0254"], [own]: ["0.5127"], [kl]: ["6.0000"] };
  expect(assignRoles(runOf({ ...columns, [other]: ["3.0000"] }))?.components).toEqual([own, other]);
  const none = assignRoles(runOf({ ...columns, [other]: ["2.0000"] }))?.components;
  expect(none).toEqual([ce, own, kl, other]);
});

test("of several totals the one that is a loss is it, not that of a time", () => {
  const run = runOf({
    "ppo/loss/policy": ["-0.25"],
    "ppo/loss/total": ["0.75"],
    "ppo/loss/value": ["10.0"],
    "time/ppo/total": ["53.5"],
  });
  expect(assignRoles(run)).toMatchObject({
    total: "ppo/loss/total",
    components: ["ppo/loss/policy", "ppo/loss/value"],
  });
  const two = runOf({ "gen/loss": ["0.5"], "disc/loss": ["0.25"] });
  expect(assignRoles(two)).toBeUndefined();
});

test("D and G are losses of two networks, with what they are called after", () => {
  const run = runOf({ D_A: ["0.5", "0.25"], G_A: ["0.75", "0.5"], G_bg: ["0.25", "0.5"] });
  expect(assignParts(run)?.components).toEqual(["D_A", "G_A", "G_bg"]);
});

test.each(["L", "sum", "J"])("%s is the total where it is the sum of all terms", (whole) => {
  const terms = { ce: ["5.25", "4.25", "3.25"], kl: ["4.25", "4.25", "4.50"] };
  const found = (sums: readonly string[]): string | undefined =>
    assignRoles(runOf({ [whole]: sums, ...terms }))?.total;
  expect(found(["9.50", "8.50", "7.75"])).toBe(whole);
  // Beside terms the letter alone is that of a loss.
  expect(found(["9.50", "8.50", "7.00"])).toBe(whole === "L" ? "L" : undefined);
});

test("the current loss is the loss", () => {
  expect(assignRoles(runOf({ "Current loss": ["1.5", "1.25"] }))?.total).toBe("Current loss");
});

test("means of parts are the parts of the mean, but not beside the loss itself", () => {
  const means = {
    avg_loss: ["1.50", "1.25"],
    avg_loss_cls: ["1.00", "0.75"],
    avg_loss_box: ["0.50", "0.50"],
  };
  expect(assignRoles(runOf(means))).toMatchObject({
    total: "avg_loss",
    components: ["avg_loss_cls", "avg_loss_box"],
  });
  const beside = { loss: ["1.25", "1.0"], loss_cls: ["0.75", "0.5"], loss_box: ["0.50", "0.5"] };
  expect(assignRoles(runOf({ ...means, ...beside }))?.components).toEqual(["loss_cls", "loss_box"]);
  const longer = { avg_loss: ["1.50", "1.25"], avg_loss_last_100: ["1.4", "1.3"], acc: ["0", "1"] };
  expect(assignRoles(runOf(longer))?.components).toEqual([]);
});

test("declared columns may be called as reports call them", () => {
  const run = runOf({ loss: ["3", "2"], a_loss: ["2", "1.5"], b_loss: ["1", "0.5"] });
  expect(assignRoles(run, { components: ["a", "b_loss"] })?.components).toEqual([
    "a_loss",
    "b_loss",
  ]);
  const both = runOf({ loss: ["3"], a_loss: ["2"], "a loss": ["1"] });
  expect(() => assignRoles(both, { components: ["a"] })).toThrow(UnknownColumnError);
});

test("a weight that is called after its term is none, where it stands still", () => {
  const run = runOf({
    total: ["1.5", "1.25", "1.2"],
    bc: ["0.5", "0.25", "0.3"],
    pde: ["0.4", "0.3", "0.2"],
    bc_w: ["1.0", "1.0", "1.0"],
  });
  expect(assignRoles(run)?.components).toEqual(["bc", "pde"]);
});

test("terms of a discriminator are none of its generator", () => {
  const run = runOf({
    loss_G: ["1.4556", "0.6914", "0.3989"],
    G_adv: ["0.4009", "0.3610", "0.3445"],
    G_perc: ["0.6916", "0.2758", "0.1111"],
    loss_D: ["0.4684", "0.4853", "0.6388"],
    D_real: ["0.4756", "0.3942", "0.5992"],
    D_fake: ["0.4613", "0.5764", "0.6783"],
  });
  expect(assignRoles(run)?.components).toEqual(["G_adv", "G_perc"]);
});
