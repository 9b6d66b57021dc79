// A file of dist/ → what it exports, from compiled code that an earlier run left in the user's cache folder (Node 20).

const fs = require("node:fs");
const { isMainThread } = require("node:worker_threads");
const { join } = require("node:path");
const { Script } = require("node:vm");

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

/** What cannot be kept is compiled anew the next time. What an older one has left goes. */
function keep(folder, stem, name, data) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `${name}.${process.pid}.tmp`);
    fs.writeFileSync(draft, data, { flag: "wx", mode: 0o600 });
    fs.renameSync(draft, join(folder, name));
    for (const other of fs.readdirSync(folder))
      if (other.startsWith(stem) && other !== name) fs.rmSync(join(folder, other), { force: true });
  } catch {}
}

exports.loadCompiled = function loadCompiled(dist, file) {
  const path = join(dist, file);
  const folder = cacheFolder();
  const stem = `${file}-${process.version}-${process.arch}-`;
  const name = stem + keyOf(path);
  const cachedData = folder && readOwn(join(folder, name));
  const source = `(function (exports, require, module, __filename) {${fs.readFileSync(path, "utf8")}\n})`;
  const script = new Script(source, { filename: path, cachedData });
  const isNew = cachedData === undefined || script.cachedDataRejected;
  // At the end it holds what a run needs, and no more.
  if (isNew && folder && isMainThread)
    process.once("exit", () => keep(folder, stem, name, script.createCachedData()));
  const module = { exports: {} };
  const requireFrom = (id) => (id.startsWith("./") ? loadCompiled(dist, id.slice(2)) : require(id));
  script.runInThisContext()(module.exports, requireFrom, module, path);
  return module.exports;
};
