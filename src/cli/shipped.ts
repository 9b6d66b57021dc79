// A path in the package → the bytes of the file that came with the program.

import { readFile } from "node:fs/promises";

/** Logs of `lossledger demo` are small: the whole file is read. */
export async function readShipped(folder: string, path: string): Promise<Uint8Array> {
  return await readFile(`${folder}/${path}`);
}
