// Makes docs/report.png, the top of the HTML report of the seed log, with the Chromium of this machine.
//
//   npm run build && node scripts/picture.mjs

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lossledger-picture-"));
const page = join(folder, "report.html");
try {
  const { status, stderr } = spawnSync(
    process.execPath,
    ["bin/lossledger.js", "--format", `html=${page}`, "fixtures/seed/question.log"],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const view = await browser.newPage({
    viewport: { width: 860, height: 980 },
    deviceScaleFactor: 1.5,
  });
  await view.goto(pathToFileURL(page).href);
  await view.screenshot({ path: join(root, "docs", "report.png") });
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
