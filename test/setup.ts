import fc from "fast-check";

import { draws } from "./helpers/draws.ts";

/** Property tests repeat the same draws, so that a red run means a change; `FC_SEED=$RANDOM npm test` draws others. */
const seed = Number(process.env["FC_SEED"] ?? 20240229);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed, numRuns: draws(100) });

// Node reads further certificates whenever it starts, whatever it does then: on a machine that names some, 40 ms for each of hundreds of programs that no test lets ask the network.
delete process.env["NODE_EXTRA_CA_CERTS"];
