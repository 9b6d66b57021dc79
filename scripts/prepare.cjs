// Builds after an installation from the repository and before packing. `npm install --global` from Git runs this without the
// tools that a build takes (npm/cli issue 8440), as does pre-commit: they are installed first. The script is `postprepare`
// because npm 11 warns whoever installs a package that has `prepare`.

const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");

function npm(...args) {
  const local = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(?:global|prefix|location)$/i.test(name),
  );
  const { status } = spawnSync("npm", args, {
    cwd: root,
    env: Object.fromEntries(local),
    stdio: "inherit",
    // On Windows npm is a script of the shell.
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(root, "node_modules", "rolldown")))
  npm("ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund");
npm("run", "build");
