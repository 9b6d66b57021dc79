#!/usr/bin/env node
// The oldest syntax that Node runs as a module, so that an old Node prints a message and no stack trace.

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `lossledger: Node ${process.versions.node} is too old: 20.19 or newer is needed\n` +
      "  -> see https://nodejs.org/en/download, or use a version manager\n",
  );
  process.exitCode = 2;
} else {
  import("node:module")
    .then(({ default: module }) => module.enableCompileCache && module.enableCompileCache())
    .then(() => import("../dist/cli.js"))
    .then(({ main, processIo }) => main(processIo()))
    .then((exitCode) => {
      process.exitCode = exitCode;
    })
    .catch((error) => {
      process.stderr.write(`lossledger: this is a bug in lossledger: ${error && error.stack}\n`);
      process.exitCode = 2;
    });
}
