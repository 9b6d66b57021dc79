// From Enter to an answer, against bare Node.

import { fileURLToPath } from "node:url";

import { atMost, report, timeCommands } from "./measure.mjs";

const bin = fileURLToPath(new URL("../bin/lossledger.js", import.meta.url));
const log = fileURLToPath(new URL("../fixtures/seed/question.log", import.meta.url));

export function bench({ isQuick }) {
  const node = process.execPath;
  const [bare, version, verdict] = timeCommands(
    [
      [node, "-e", "0"],
      [node, bin, "--version"],
      [node, bin, log],
    ],
    isQuick ? 5 : 25,
  );
  const line = (name, time, limit) =>
    report(
      name,
      `${time.toFixed(1).padStart(7)} ms  ${(time / bare).toFixed(2)}×`,
      limit === undefined ? undefined : atMost(time / bare, limit, "×"),
    );
  line("node -e 0", bare);
  line("lossledger --version", version, 1.25);
  line("lossledger question.log, 10 epochs", verdict, 1.5);
}
