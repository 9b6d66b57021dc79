// Folders → TensorBoard runs, in an order that stays.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

import { afterAll, describe, expect, test } from "vitest";
import { findLogs } from "../../src/source/run-folders.ts";

const root = mkdtempSync(join(tmpdir(), "lossledger-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function events(folder: string, second: number, rest = "host.1.0.v2"): void {
  const path = join(root, folder, `events.out.tfevents.${second}.${rest}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
}

function metric(path: string, text = "1700000000000 2.5 0\n"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function found(folder: string): Promise<Record<string, string[]>> {
  const { runs } = await findLogs(join(root, folder));
  return Object.fromEntries(
    runs.map(({ path, files }) => [
      relative(root, path),
      files.map((file) => `${file.split} ${relative(path, file.path)}`),
    ]),
  );
}

describe("findLogs", () => {
  test("one run: train before validation, of each the oldest file first", async () => {
    events("one/validation", 20);
    events("one/train", 100);
    events("one/train", 9);
    events("one/train", 9, "host.profile-empty");
    expect(await found("one")).toEqual({
      one: [
        "train train/events.out.tfevents.9.host.1.0.v2",
        "train train/events.out.tfevents.100.host.1.0.v2",
        "val validation/events.out.tfevents.20.host.1.0.v2",
      ],
    });
  });

  test("many runs, numbers in their names by value; files of a run beside its folders", async () => {
    for (const run of ["exp10", "exp9", "a/b/exp1"]) events(`many/${run}/train`, 1);
    events("many/exp9/val", 1);
    events("many/torch", 1);
    expect(Object.keys(await found("many"))).toEqual([
      "many/a/b/exp1",
      "many/exp9",
      "many/exp10",
      "many/torch",
    ]);
  });

  test("the named folder itself is the run, whatever its name", async () => {
    expect(await found("one/validation")).toEqual({
      "one/validation": ["train events.out.tfevents.20.host.1.0.v2"],
    });
  });

  test("nothing in folders without event files, hidden or too deep, nor behind a link to a folder", async () => {
    mkdirSync(join(root, "none"));
    writeFileSync(join(root, "none", "train.log"), "");
    events("none/.git/train", 1);
    events("none/1/2/3/4/5/6/7/8/9", 1);
    symlinkSync(root, join(root, "none", "loop"));
    expect(await found("none")).toEqual({});
    expect(await found("not-there")).toEqual({});
  });

  test("MLflow's runs: every file below metrics, by the name of the metric", async () => {
    metric("ml/0/run2/metrics/loss");
    metric("ml/0/run10/metrics/val/a_loss");
    metric("ml/0/run10/metrics/loss");
    metric("ml/0/run10/metrics/.DS_Store");
    metric("ml/0/run10/params/loss");
    metric("ml/.trash/run1/metrics/loss");
    expect(await found("ml")).toEqual({
      "ml/0/run2": ["train metrics/loss"],
      "ml/0/run10": ["train metrics/loss", "train metrics/val/a_loss"],
    });
    const [run] = (await findLogs(join(root, "ml/0/run10"))).runs;
    expect(run?.dialect).toBe("mlflow");
    expect(run?.files.map(({ name }) => name)).toEqual(["loss", "val/a_loss"]);
    expect(await found("ml/0/run10/metrics")).toEqual(await found("ml/0/run10"));
  });

  test("a folder is only one of metrics if a file in it is", async () => {
    metric("not/metrics/loss.tsv", "step\tloss\n0\t2.5\n");
    metric("not/metrics/empty", "");
    metric("not/models/m-1/metrics/loss", "1700000000000 2.5 0 aaaa\n");
    symlinkSync("/dev/zero", join(root, "not/metrics/zero"));
    expect(await found("not")).toEqual({});
    metric("not/metrics/loss", "1700000000000 2.5\n");
    expect(Object.keys(await found("not"))).toEqual(["not"]);
  });

  test("a metric may be called metrics, and runs may lie in a folder of that name", async () => {
    metric("deep/run/meta.yaml", "");
    metric("deep/run/metrics/metrics/loss");
    expect(await found("deep")).toEqual({ "deep/run": ["train metrics/metrics/loss"] });
    metric("mine/metrics/0/run/metrics/loss");
    expect(Object.keys(await found("mine"))).toEqual(["mine/metrics/0/run"]);
  });

  test("event files among the artifacts of an MLflow run are the same training", async () => {
    metric("both/run/metrics/loss");
    events("both/run/artifacts/tensorboard_logs/train", 1);
    events("both/other/artifacts/train", 1);
    expect(Object.keys(await found("both"))).toEqual(["both/other/artifacts", "both/run"]);
  });
});
