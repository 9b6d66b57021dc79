#!/usr/bin/env node
// Syntax that every Node reads, so that an old one prints a message and no stack trace.

var version = process.versions.node.split(".").map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write(
    "lossledger: Node " +
      process.versions.node +
      " is too old: 20.19 or newer is needed\n" +
      "  -> see https://nodejs.org/en/download, or use a version manager\n",
  );
  process.exitCode = 2;
} else {
  require("./start.js").start();
}
