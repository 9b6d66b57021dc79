// A path in the package → the bytes of the file that came with the program.

import { promises } from "node:fs";

/** Logs of `lossledger demo` are small: the whole file is read. */
export async function readPackageFile(folder: string, path: string): Promise<Uint8Array> {
  return await promises.readFile(`${folder}/${path}`);
}
