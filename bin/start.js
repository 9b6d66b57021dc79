// dist/cli.cjs → a running program, from compiled code where this very Node has left some: that saves a fifth of the start-up.

const { readFileSync, writeSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { dirname } = require("node:path");
const { Script } = require("node:vm");

const path = require.resolve("../dist/cli.cjs");

function load() {
  // Node 22.1 and newer keep compiled code themselves.
  if (enableCompileCache !== undefined) {
    enableCompileCache();
    return require(path);
  }
  const script = compile();
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, path);
  return module.exports;
}

/** V8 refuses code that another Node compiled, and compiles the bundle as usual; a build leaves none of an older bundle. */
function compile() {
  const source = `(function (exports, require, module, __filename) {${readFileSync(path, "utf8")}\n})`;
  try {
    return new Script(source, { filename: path, cachedData: readFileSync(`${path}.cache`) });
  } catch {
    return new Script(source, { filename: path });
  }
}

exports.start = () => {
  try {
    const { guardDescriptors, main, processIo } = load();
    guardDescriptors();
    main(processIo(dirname(__dirname))).then((exitCode) => {
      process.exitCode = exitCode;
    }, report);
  } catch (error) {
    report(error);
  }
};

exports.serve = () => {
  const { parentPort, workerData } = require("node:worker_threads");
  const { processIo, serveTasks } = load();
  serveTasks(parentPort, processIo(dirname(__dirname)), workerData);
};

function report(error) {
  writeSync(2, `lossledger: this is a bug in lossledger: ${error && error.stack}\n`);
  process.exitCode = 2;
}
