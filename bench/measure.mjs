// Commands and functions timed in turns, so that a busy machine slows all alike → medians and ratios.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

export function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** A round that takes longer, in milliseconds, is not done again: it lasts through what the machine does beside. */
const LONG_ROUND = 10_000;

/** Medians of wall time in milliseconds, one a command; the first round only warms the caches, unless it takes long. */
export function timeCommands(commands, rounds) {
  const times = commands.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    commands.forEach(([file, ...args], i) => {
      const from = process.hrtime.bigint();
      const { status, error } = spawnSync(file, args, { stdio: "ignore" });
      const took = Number(process.hrtime.bigint() - from) / 1e6;
      if (status !== 0)
        throw new Error(`${[file, ...args].join(" ")} ended with ${error ?? status}`);
      times[i].push(took);
    });
    if (performance.now() - start > LONG_ROUND) break;
    if (round === 0) for (const list of times) list.length = 0;
  }
  return times.map(median);
}

/** What a script prints as JSON, by turns with the others: the median of each of its numbers. */
export function timeScripts(scripts, rounds) {
  const results = scripts.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    scripts.forEach(([file, ...args], i) => {
      const { status, stdout, stderr } = spawnSync(file, args, { encoding: "utf8" });
      if (status !== 0) throw new Error(`${[file, ...args].join(" ")}: ${stderr}`);
      results[i].push(JSON.parse(stdout));
    });
  }
  return results.map((list) =>
    Object.fromEntries(
      Object.keys(list[0]).map((key) => [key, median(list.map((entry) => entry[key]))]),
    ),
  );
}

export function megabytes(bytes) {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

/** How fast so many bytes were read in a time in milliseconds: MB a second, and both as text. */
export function speedsOf(bytes) {
  const speed = (time) => bytes / 1e3 / time;
  const text = (time) => `${time.toFixed(0).padStart(6)} ms  ${speed(time).toFixed(0)} MB/s`;
  return { speed, text };
}

/** A row of a table with the verdict on its target; a missed one makes the whole run fail. */
export function report(name, text, target) {
  const verdict =
    target === undefined ? "" : target.met ? `  ${target.text} met` : `  ${target.text} MISSED`;
  console.log(`  ${name.padEnd(34)} ${text}${verdict}`);
  if (target?.met === false) process.exitCode = 1;
}

export function atMost(value, limit, unit) {
  return { text: `≤ ${limit}${unit}`, met: value <= limit };
}

export function atLeast(value, limit, unit) {
  return { text: `≥ ${limit}${unit}`, met: value >= limit };
}

export function machine() {
  const [first] = cpus();
  const memory = /MemTotal:\s+(\d+)/.exec(readable("/proc/meminfo"))?.[1];
  const size = memory === undefined ? "" : `, ${Math.round(Number(memory) / 2 ** 20)} GiB`;
  return `${cpus().length} × ${first?.model.trim() ?? "unknown"}${size}, Node ${process.versions.node}`;
}

function readable(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** A Python that can do what is asked, or null: `PYTHON` names another one than `python3`. */
export function python(modules) {
  const name = process.env.PYTHON ?? "python3";
  const code = ["pass", ...modules.map((module) => `import ${module}`)].join("\n");
  return spawnSync(name, ["-c", code], { stdio: "ignore" }).status === 0 ? name : null;
}

/** Most memory that the program has resident, told by itself as it ends. */
export function residentOf(args) {
  const code =
    "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))";
  const { stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(code)}`, ...args],
    { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] },
  );
  return 1024 * Number(stderr);
}
