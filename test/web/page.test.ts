// The page to paste a log into, in a real Chromium, opened from disk.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { analyze, findFormat, plainStyle } from "../../src/index.ts";
import {
  chromiumPath,
  createLook,
  type Look,
  startChromium,
  type View,
} from "../helpers/chromium.ts";
import { runIn } from "../helpers/fake-io.ts";

const MOST_BYTES = 450_000;
const QUESTION = readFileSync("fixtures/seed/question.log", "utf8");
const VERDICT = "✗ 96–99 % of loss is in no printed column";

/** A log of many epochs, each of its own numbers, in which nothing is hidden; made in the page, which takes no time to send. */
function longLog(bytes: number): string {
  const lines: string[] = [];
  for (let length = 0, i = 1; length < bytes; i += 1) {
    const [a, b] = [(i * 7919) % 9000, (i * 104_729) % 9000];
    const number = (units: number): string => (units / 10_000).toFixed(4);
    const row = `loss: ${number(a + b)} - a_loss: ${number(a)} - b_loss: ${number(b)}`;
    lines.push(`Epoch ${i}/999999`, `26/26 [==============================] - 1s - ${row}`);
    length += 100;
  }
  return lines.join("\n");
}

const folder = mkdtempSync(join(tmpdir(), "lossledger-page-"));
const path = join(folder, "lossledger.html");
beforeAll(() => {
  execFileSync(process.execPath, ["scripts/page.mjs", path]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("it is one file of its own, and not large", () => {
  expect(statSync(path).size).toBeLessThan(MOST_BYTES);
  const text = readFileSync(path, "utf8");
  expect(text.match(/(?:src|href)="[^"#]/g)).toBeNull();
  expect(text).not.toMatch(/\{\{|undefined/);
});

describe.skipIf(chromiumPath === undefined)("in Chromium", () => {
  let browser: Browser;
  let look: Look;
  beforeAll(async () => {
    browser = await startChromium();
    look = createLook(browser, 900);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  /** Opens the page and hands it over; nothing may have been asked for and nothing complained about. */
  async function open(see: (page: Page) => Promise<void>, view: View = {}): Promise<void> {
    const address = pathToFileURL(path).href;
    const { requests, complaints } = await look(address, view, see);
    expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([address]);
    expect(complaints).toEqual([]);
  }

  const headline = (page: Page): Promise<string | null> =>
    page.locator("#report h1, #report h2").first().textContent();
  const status = (page: Page, text: string): Promise<void> =>
    page.locator("#status", { hasText: text }).waitFor();

  /** As by the keyboard, of any length; `text` is an expression of the page. */
  async function paste(page: Page, text: string): Promise<void> {
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", ${text});
      const event = { clipboardData, bubbles: true, cancelable: true };
      document.getElementById("log").dispatchEvent(new ClipboardEvent("paste", event));
    }`);
  }

  async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
    await page.evaluate(`{
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array([${bytes.join()}])], ${JSON.stringify(name)}));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    }`);
  }

  test("what is pasted by the keyboard has its verdict below, and what is typed after it, too", async () => {
    await open(
      async (page) => {
        await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(QUESTION)})`);
        await page.locator("#log").focus();
        await page.keyboard.press("Control+V");
        expect(await headline(page)).toContain(VERDICT);
        expect(await page.locator("#report svg path.layer").count()).toBeGreaterThan(1);
        await page.keyboard.press("Control+A");
        await page.keyboard.insertText("epoch 1 - loss: 3.0 - a_loss: 1.0 - b_loss: 2.0");
        await status(page, "47 bytes");
        expect(await headline(page)).not.toContain(VERDICT);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
  });

  test("on a small screen the report on what is pasted comes into sight, and not the one on what is typed", async () => {
    await open(
      async (page) => {
        const top = (): Promise<number> =>
          page.evaluate(`document.getElementById("bar").getBoundingClientRect().top`);
        await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(QUESTION)})`);
        await page.locator("#log").focus();
        await page.keyboard.insertText("loss: 3.0 - a_loss: 1.0 - b_loss: 2.0");
        await status(page, "37 bytes");
        expect(await top()).toBeGreaterThan(600);
        await page.keyboard.press("Control+A");
        await page.keyboard.press("Control+V");
        await status(page, "1.3 kB");
        expect(await top()).toBeLessThan(200);
      },
      { width: 400, permissions: ["clipboard-read", "clipboard-write"] },
    );
  });

  test("files are dropped or chosen, packed or not, one or many", async () => {
    await open(async (page) => {
      await drop(page, "packed.log.gz", Buffer.concat([QUESTION, ""].map((one) => gzipSync(one))));
      expect(await headline(page)).toContain(VERDICT);
      await status(page, "packed.log.gz");
      await page.locator("#files").setInputFiles("fixtures/containers/keras3.ipynb");
      await status(page, "on keras3.ipynb");
      await page
        .locator("#files")
        .setInputFiles(["fixtures/corpus/k2-062/log.csv", "fixtures/seed/question.log"]);
      await status(page, "2 files");
      expect(await page.locator("#report section.run").count()).toBe(2);
    });
  });

  test("a file may be chosen again when it has grown", async () => {
    const file = join(folder, "train.log");
    await open(async (page) => {
      for (const epochs of [4, 8]) {
        writeFileSync(file, longLog(epochs * 100));
        const chooser = page.waitForEvent("filechooser");
        await page.locator("#files").click();
        await (await chooser).setFiles(file);
        await page.getByText(`epochs 1–${epochs} of`).first().waitFor();
        expect(await page.locator("#report").innerText()).toContain("train.log");
      }
    });
  });

  test("the report on a file is the one of --format html, to the letter", async () => {
    await open(async (page) => {
      for (const file of [
        "fixtures/seed/question.log",
        "fixtures/containers/keras3.ipynb",
        "fixtures/corpus/k2-062/log.csv",
        "fixtures/corpus/k2-062/history.json",
        "fixtures/corpus/k2-070/events/train/events.out.tfevents.1700000000.host.1.0.v2",
        "fixtures/exports/wandb-chart.csv",
      ]) {
        const name = basename(file);
        await page.locator("#files").setInputFiles(file);
        await status(page, `The report on ${name}`);
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByText("Save the report").click(),
        ]);
        const { stdout } = await runIn(dirname(file), ["--no-config", "--format", "html", name]);
        expect(readFileSync(await download.path(), "utf8"), file).toBe(stdout);
        const shown = await page.locator("#report").innerText();
        expect(shown.includes("5.9463")).toBe(name === "question.log");
      }
    });
  });

  test("what is no log gets the words of the command", async () => {
    await open(async (page) => {
      await paste(page, JSON.stringify("hello\rworld\n"));
      await status(page, "but no row with a loss");
      expect(await page.locator("#report").innerHTML()).toBe("");
      await drop(page, "empty.log", new Uint8Array(0));
      await status(page, "empty.log is empty");
    });
  });

  test("hostile text stays text", async () => {
    const names = [
      "<script>hacked=1</script>",
      "</style><img src=x onerror=hacked=1>",
      `"><b>_loss`,
    ];
    const header = [
      "epoch",
      "loss",
      ...names.map((name) => `"${name.replaceAll('"', '""')}_loss"`),
    ];
    const rows = [1, 2, 3, 4].map((i) => [i, 9 - i, 2, 1 / i, 0.5].join(","));
    await open(async (page) => {
      const text = `${header.join(",")}\n${rows.join("\n")}\n`;
      await drop(page, "</title><script>hacked=1</script>.csv", Buffer.from(text));
      await status(page, "The report on");
      expect(await page.locator("#report").innerText()).toContain("<script>hacked=1</script>");
      expect(await page.locator("#report :is(script, style, img, b:empty)").count()).toBe(0);
      expect(await page.evaluate("globalThis.hacked")).toBeUndefined();
      await page.locator("#log").fill(`<img src=x onerror="hacked=1"><script>hacked=1</script>`);
      await status(page, "<img src=x");
      expect(await page.locator("#status *").count()).toBe(0);
      expect(await page.evaluate("globalThis.hacked")).toBeUndefined();
    });
  });

  test("its policy forbids to connect, to load and to run anything else", async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path).href);
    const blocked = await page.evaluate(`(async () => {
      const seen = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
        seen.push(effectiveDirective),
      );
      await fetch("https://example.org/").catch(() => undefined);
      document.body.append(Object.assign(new Image(), { src: "https://example.org/a.png" }));
      const script = Object.assign(document.createElement("script"), { textContent: "ran = 1" });
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return [...seen, "ran" in globalThis];
    })()`);
    await page.close();
    expect(blocked).toEqual(
      expect.arrayContaining(["connect-src", "img-src", "script-src-elem", false]),
    );
  });

  test("the report is copied as Markdown, or shown where that is not allowed", async () => {
    const wanted = findFormat("markdown")?.render(analyze(QUESTION, { source: "question.log" }), {
      style: plainStyle(true),
      width: 80,
      verbose: false,
    });
    const example = async (page: Page): Promise<void> => {
      await page.getByRole("button", { name: "hidden term" }).click();
      await page.getByRole("button", { name: "Copy as Markdown" }).click();
    };
    await open(
      async (page) => {
        await example(page);
        await status(page, "Copied");
        expect(await page.evaluate("navigator.clipboard.readText()")).toBe(wanted);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
    await open(async (page) => {
      await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error())");
      await example(page);
      await status(page, "selected");
      expect(await page.getByLabel("The report as Markdown").inputValue()).toBe(wanted);
    });
  });

  test.each([
    ["light", undefined] as const,
    // Only colours differ where it is dark.
    ["dark", ["color-contrast"]] as const,
  ])("axe finds nothing in anybody's way, in %s", async (colorScheme, rules) => {
    await open(
      async (page) => {
        await page.evaluate(axe.source);
        const look = (): Promise<string[]> =>
          page.evaluate(async (runOnly) => {
            const { axe: own } = globalThis as unknown as { axe: typeof axe };
            const found = await own.run({
              resultTypes: ["violations"],
              ...(runOnly === undefined ? {} : { runOnly: [...runOnly] }),
            });
            return found.violations.map(
              ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`,
            );
          }, rules);
        expect(await look()).toEqual([]);
        await page.getByRole("button", { name: "hidden term" }).click();
        await page.locator("#report h1").waitFor();
        expect(await look()).toEqual([]);
      },
      { colorScheme },
    );
  });

  test("every control is reached by the keyboard", async () => {
    await open(async (page) => {
      const reached: string[] = [];
      for (let i = 0; i < 12; i += 1) {
        await page.keyboard.press("Tab");
        reached.push(
          await page.evaluate("document.activeElement.id || document.activeElement.textContent"),
        );
      }
      expect(reached.slice(0, 3)).toEqual(["log", "files", "clear"]);
      expect(reached.slice(3, 11)).toHaveLength(8);
      expect(reached[3]).toBe("✗ hidden term");
      await page.getByRole("button", { name: "adds up" }).press("Enter");
      expect(await headline(page)).toContain("✓");
    });
  });

  test("it fits a screen of 400 pixels", async () => {
    await open(
      async (page) => {
        const needed = "document.documentElement.scrollWidth";
        expect(await page.evaluate(needed)).toBeLessThanOrEqual(400);
        for (const example of await page.locator("button[data-log]").all()) {
          await example.click();
          await page.locator("#report:not(.old) h1").waitFor();
          expect(await page.evaluate(needed)).toBeLessThanOrEqual(400);
        }
      },
      { width: 400 },
    );
  });

  test("20 MB keep the page answering and can be given up, 1 MB is read to the end", async () => {
    await open(async (page) => {
      await page.evaluate(`long = (${longLog})(20e6)`);
      await page.evaluate(`
        longest = 0;
        last = performance.now();
        setInterval(() => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
        }, 20);
      `);
      await paste(page, "long");
      await page.locator("#progress").waitFor();
      await page.getByText(/^\d{1,2} %$/).waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await status(page, "was cancelled");
      expect(await page.locator("#report").innerHTML()).toBe("");
      await paste(page, "long.slice(0, 1e6)");
      await page.locator("#report h1").waitFor({ timeout: 60_000 });
      await status(page, "too long for the box");
      expect(await page.evaluate<number>("longest")).toBeLessThan(2000);
    });
  }, 120_000);
});
