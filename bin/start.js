// dist/cli.cjs → a running program, from compiled code where an earlier run has left some: that saves a third of the start-up.

const { enableCompileCache } = require("node:module");
const { dirname, join } = require("node:path");

const root = dirname(__dirname);
const dist = join(root, "dist");

function load() {
  // Node 22.1 and newer keep compiled code themselves.
  if (enableCompileCache !== undefined) {
    enableCompileCache();
    return require("../dist/cli.cjs");
  }
  return require("./compiled.js").loadCompiled(dist, "cli.cjs");
}

exports.start = () => {
  try {
    const { guardDescriptors, main, processIo } = load();
    guardDescriptors();
    main(processIo(root)).then((exitCode) => {
      process.exitCode = exitCode;
    }, report);
  } catch (error) {
    report(error);
  }
};

exports.serve = () => {
  const { parentPort, workerData } = require("node:worker_threads");
  const { processIo, serveTasks } = load();
  serveTasks(parentPort, processIo(root), workerData);
};

function report(error) {
  const { writeSync } = require("node:fs");
  writeSync(2, `lossledger: this is a bug in lossledger: ${error && error.stack}\n`);
  process.exitCode = 2;
}
