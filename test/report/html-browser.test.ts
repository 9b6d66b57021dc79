// The HTML report in a real Chromium: nothing is asked for, charts have a shape, anybody can read it, on a screen and on paper.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { judge } from "../../src/index.ts";
import type { Analysis, RunAnalysis } from "../../src/analysis/analysis.ts";
import { html } from "../../src/report/formats/html.ts";
import { plainStyle } from "../../src/report/style.ts";
import { analysisOf } from "../helpers/analysis-of.ts";
import {
  chromiumPath,
  createLook,
  type Look,
  type Seen,
  startChromium,
  type View,
} from "../helpers/chromium.ts";
import {
  finding,
  HOSTILE,
  NAN,
  sampleAnalysis,
  sampleRows,
  sampleRun,
} from "../helpers/sample-analysis.ts";

/** A hundred and twenty-eight components over three hundred epochs, one of them of a long name. */
function crowd(): RunAnalysis {
  const names = Array.from(
    { length: 128 },
    (_, i) => `${"deep_".repeat(i === 7 ? 60 : 1)}head_${i}_loss`,
  );
  return sampleRun({
    components: names,
    weights: names.map((component, i) => ({
      component,
      value: 1,
      low: i % 2 === 0 ? 0 : 0.5,
      high: i % 3 === 0 ? null : 2,
      status: "assumed",
    })),
    rows: sampleRows(
      ["loss", ...names],
      names.map(() => 1),
      Array.from({ length: 300 }, (_, t): [number, number, ...string[]] => [
        t + 1,
        t + 1,
        (30 + 200 / (t + 1)).toFixed(4),
        ...names.map((_, i) => (((i % 5) + 1) / (t + 10)).toFixed(4)),
      ]),
    ),
    residual: { model: "falling-convex", share: { min: 0.5, max: 0.9 } },
    findings: [finding("weight-penalty", "moderate")],
  });
}

function checked(): Analysis {
  const [question, answer] = [
    analysisOf("fixtures/seed/question.log"),
    analysisOf("fixtures/seed/answer.log"),
  ];
  const both: Analysis = {
    schema: "lossledger/v1",
    runs: [...question.runs, ...answer.runs],
    sources: [...question.sources, ...answer.sources],
    unjudged: [{ source: "gone.log", seen: "no such file", next: "check the path" }],
  };
  const maxResidual = { train: { kind: "share", limit: 0.01, text: "1%" } } as const;
  return { ...both, check: { outcomes: judge(both, { maxResidual }), exitCode: 1, stale: [] } };
}

const analyses: Readonly<Record<string, () => Analysis>> = {
  "a penalty": () => analysisOf("fixtures/seed/question.log"),
  "train and validation": () => analysisOf("fixtures/corpus/k2-062/train.log"),
  "a check of several": checked,
  "not finite": () => sampleAnalysis(NAN),
  "hostile names": () => sampleAnalysis(HOSTILE),
  "128 components": () => sampleAnalysis(crowd()),
};

const pages = Object.keys(analyses).map((name) => [name] as const);

const missing =
  chromiumPath === undefined
    ? " (no Chromium found: apt-get install chromium, or CHROMIUM_PATH)"
    : "";

describe.skipIf(chromiumPath === undefined)(`in Chromium${missing}`, () => {
  let browser: Browser;
  let folder: string;
  let load: Look;
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    [browser, folder] = await Promise.all([
      startChromium(),
      mkdtemp(join(tmpdir(), "lossledger-html-")),
    ]);
    load = createLook(browser, 800);
    for (const [name, made] of Object.entries(analyses)) {
      const path = join(folder, `${name.replaceAll(" ", "-")}.html`);
      const text = html.render(made(), {
        style: plainStyle(true),
        width: 80,
        verbose: false,
        version: "1.2.3",
      });
      await writeFile(path, text);
      addresses.set(name, pathToFileURL(path).href);
    }
    // Starting a browser takes its time on a busy machine.
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const look = (name: string, view: View, see?: (page: Page) => Promise<void>): Promise<Seen> =>
    load(addresses.get(name) ?? "", view, see);

  test.each(["a penalty", "train and validation", "128 components"])(
    "%s: charts have a shape",
    async (name) => {
      await look(name, {}, async (page) => {
        const sizes = await page.$$eval(
          ".plot path.layer, .plot path.total, .plot path.residual",
          (all) =>
            all.map((one) => {
              const { width, height } = one.getBoundingClientRect();
              return { kind: one.getAttribute("class"), width, height };
            }),
        );
        expect(sizes.length).toBeGreaterThanOrEqual(4);
        for (const size of sizes) expect(size.width, size.kind ?? "").toBeGreaterThan(200);
        const total = sizes.find(({ kind }) => kind === "total");
        expect(total?.height).toBeGreaterThan(20);
        // The style got through its policy: a layer has a colour of its own.
        const fill = await page.evaluate(
          "getComputedStyle(document.querySelector('path.layer-1')).fill",
        );
        expect(fill).toBe("rgb(136, 204, 238)");
      });
    },
  );

  test.each([
    ["a penalty", "light", undefined] as const,
    ["a check of several", "light", undefined] as const,
    ["hostile names", "light", undefined] as const,
    // Only colours differ where it is dark.
    ["a penalty", "dark", ["color-contrast"]] as const,
    ["a check of several", "dark", ["color-contrast"]] as const,
    ["not finite", "dark", ["color-contrast"]] as const,
  ])("%s: axe finds nothing in anybody's way, in %s", async (name, colorScheme, rules) => {
    await look(name, { colorScheme }, async (page) => {
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async (runOnly) => {
        const { axe: own } = globalThis as unknown as { axe: typeof axe };
        const found = await own.run({
          resultTypes: ["violations"],
          ...(runOnly === undefined ? {} : { runOnly: [...runOnly] }),
        });
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
      }, rules);
      expect(violations).toEqual([]);
    });
  });

  test("every control is reached by the keyboard, and opens by it", async () => {
    await look("train and validation", {}, async (page) => {
      const wanted = await page.$$eval("a, summary, [tabindex]", (all) => {
        // What is folded away is reached once it is open.
        const shown = all.filter(
          (one) => one.closest("details:not([open]) > :not(summary)") === null,
        );
        shown.forEach((one, i) => one.setAttribute("data-at", String(i)));
        return shown.length;
      });
      const reached: string[] = [];
      for (let i = 0; i < wanted; i += 1) {
        await page.keyboard.press("Tab");
        reached.push(String(await page.evaluate("document.activeElement.getAttribute('data-at')")));
      }
      expect(reached).toEqual(Array.from({ length: wanted }, (_, i) => String(i)));
      await page.locator("summary").first().focus();
      await page.keyboard.press("Enter");
      expect(await page.locator("details[open] table").first().isVisible()).toBe(true);
    });
  });

  test("the pointer on a chart shows the numbers under it", async () => {
    await look("a penalty", {}, async (page) => {
      const readout = page.locator(".at text").nth(4);
      expect(await readout.isVisible()).toBe(false);
      await page.locator(".at rect").nth(4).hover();
      expect(await readout.isVisible()).toBe(true);
      expect(await readout.textContent()).toBe("epoch 6 · loss 5.9463 · left over 5.6846 (95.6 %)");
    });
  });

  test("without JavaScript it looks the same", async () => {
    const seen: Buffer[] = [];
    for (const javaScriptEnabled of [true, false])
      await look("a penalty", { javaScriptEnabled }, async (page) => {
        seen.push(await page.screenshot({ fullPage: true }));
      });
    expect(seen[0]?.equals(seen[1] as Buffer)).toBe(true);
  });

  test.each(pages)("%s: asks for nothing, and fits every screen and paper", async (name) => {
    const { requests, complaints } = await look(name, {}, async (page) => {
      for (const width of [360, 600, 1024, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const needed = await page.evaluate("document.documentElement.scrollWidth");
        expect(needed, `${width} pixels`).toBeLessThanOrEqual(width);
      }
      // A4 with the page's own margins, at 96 pixels an inch.
      const width = Math.floor(((210 - 2 * 14) / 25.4) * 96);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ media: "print" });
      const beyond = await page.$$eval(
        "main *",
        (all, limit) =>
          all
            .filter((one) => one.getBoundingClientRect().right > limit + 1)
            .slice(0, 3)
            .map((one) => one.outerHTML.slice(0, 120)),
        width,
      );
      expect(beyond).toEqual([]);
    });
    expect(requests).toEqual([addresses.get(name)]);
    expect(complaints).toEqual([]);
  });

  test("goes on paper page by page", async () => {
    await look("train and validation", { colorScheme: "dark" }, async (page) => {
      const paper = (await page.pdf({ format: "A4" })).toString("latin1");
      expect(paper.slice(0, 5)).toBe("%PDF-");
      expect(paper.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    });
  });
});
