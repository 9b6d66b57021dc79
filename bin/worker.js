// A thread of the program (src/cli/workers.ts) that takes logs apart while the main one waits.

require("./start.js").serve();
