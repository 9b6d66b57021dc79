// dist/cli.cjs → dist/cli.cjs.cache: its code as this Node compiled it while it took a log apart (see bin/start.js).

const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const root = join(__dirname, "..");
const path = join(root, "dist", "cli.cjs");
rmSync(`${path}.cache`, { force: true });

// A few characters that are not ASCII would make every character of the program take two bytes.
const ascii = readFileSync(path, "utf8").replace(
  /[^\0-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
);
writeFileSync(path, ascii);

const source = `(function (exports, require, module, __filename) {${readFileSync(path, "utf8")}\n})`;
const script = new Script(source, { filename: path });
const holder = { exports: {} };
script.runInThisContext()(holder.exports, require, holder, path);

const quiet = { isTTY: false, columns: 80, write: async () => undefined };
const log = join(root, "fixtures", "seed", "question.log");
const io = {
  argv: [log],
  env: {},
  cwd: root,
  stdin: { isTTY: true },
  stdout: quiet,
  stderr: quiet,
};

holder.exports.main(io).then((exitCode) => {
  if (exitCode !== 0) throw new Error(`the seed log ended with ${exitCode}`);
  writeFileSync(`${path}.cache`, script.createCachedData());
});
