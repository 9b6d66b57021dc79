// dist/cli.cjs → a running program, from compiled code where an earlier run has left some: that saves a third of the start-up.

const fs = require("node:fs");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const root = dirname(__dirname);
const dist = join(root, "dist");

/** These read no log: what they leave would lack what the others need, and stay. */
const READS_NONE = [
  "--version",
  "-V",
  "--help",
  "-h",
  "--help-all",
  "help",
  "explain",
  "completion",
];

exports.start = () => {
  // Node would tell of it when the terminal is closed (src/cli/streams.ts).
  process.once("uncaughtException", report);
  try {
    const keeps = !process.argv.some((argument) => READS_NONE.includes(argument));
    const { guardDescriptors, main, processIo } = loadCompiled("cli.cjs", keeps);
    guardDescriptors();
    // All is written by then: to take the heap apart would take a millisecond or two.
    main(processIo(root)).then((exitCode) => process.exit(exitCode), report);
  } catch (error) {
    report(error);
  }
};

exports.serve = () => {
  const { parentPort, workerData } = require("node:worker_threads");
  const { processIo, serveTasks } = loadCompiled("cli.cjs", false);
  serveTasks(parentPort, processIo(root), workerData);
};

function report(error) {
  fs.writeSync(2, `lossledger: this is a bug in lossledger: ${error && error.stack}\n`);
  process.exit(2);
}

/**
 * Runs that leave their compiled code; how many have is the last byte of the file. Where the four that did were of other
 * commands, a report took 2.6 to 2.9 times as long as bare Node, and 2.3 with eight.
 */
const LEAVING = 8;

/** The user's own: what is in it is run. */
function cacheFolder() {
  const { HOME, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  const base = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && join(HOME, ".cache"));
  return base ? join(base, "lossledger") : undefined;
}

/** Told by when it was put there, as all that npm installs is from 1985. */
function keyOf(path) {
  const { size, ctimeMs } = fs.statSync(path);
  return `${size}-${Math.trunc(ctimeMs)}`;
}

function isOwn(file) {
  return process.getuid === undefined || fs.fstatSync(file).uid === process.getuid();
}

function readOwn(path) {
  let file;
  try {
    file = fs.openSync(path, "r");
    return isOwn(file) ? fs.readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

/** Two installations that are used in turn keep theirs; what an older one has left goes in the end. */
const WEEK = 7 * 24 * 3600 * 1000;

/** What cannot be kept is compiled anew the next time. */
function keep(folder, stem, name, data) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${name}.${process.pid}.tmp`);
    fs.writeFileSync(draft, data, { flag: "wx", mode: 0o600 });
    fs.renameSync(draft, join(folder, name));
    for (const other of fs.readdirSync(folder)) {
      const path = join(folder, other);
      const isOlder = other.startsWith(stem) && other !== name;
      if (isOlder && Date.now() - fs.statSync(path).mtimeMs > WEEK)
        fs.rmSync(path, { force: true });
    }
  } catch {}
}

/**
 * A file of dist/ → what it exports. `keeps`: whether compiled code is left for the next run; a thread leaves that to the
 * program that has started it. The cache of Node 22 and newer has no function that is compiled when it is called, which
 * is most of them: half as long again as with this one.
 */
function loadCompiled(file, keeps) {
  const path = join(dist, file);
  const folder = cacheFolder();
  const stem = `${file}-${process.version}-${process.arch}-`;
  const name = stem + keyOf(path);
  const kept = folder && readOwn(join(folder, name));
  const cachedData = kept?.subarray(0, -1);
  // Of ASCII alone, and a function of these, as the build makes it: what is joined here the compiler would copy once more.
  const source = fs.readFileSync(path, "latin1");
  const script = new Script(source, { filename: path, cachedData });
  const isNew = cachedData === undefined || script.cachedDataRejected;
  const left = isNew ? 1 : kept.at(-1) + 1;
  // At the end it holds what this run needed, and those before it.
  if (left <= LEAVING && folder && keeps) {
    const { cachedDataVersionTag } = require("node:v8");
    const tag = cachedDataVersionTag();
    process.once("exit", () => {
      // Where the program has set flags of V8 (src/cli/memory.ts, src/cli/workers.ts), the next run would refuse it.
      if (cachedDataVersionTag() !== tag) return;
      keep(folder, stem, name, Buffer.concat([script.createCachedData(), Buffer.of(left)]));
    });
  }
  const module = { exports: {} };
  const requireFrom = (id) =>
    id.startsWith("./") ? loadCompiled(id.slice(2), keeps) : require(id);
  script.runInThisContext()(module.exports, requireFrom, module, path);
  return module.exports;
}
