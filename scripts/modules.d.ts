/** Made by the build from the `.ts` file of that name (scripts/assembly.mjs). */
declare module "*.base64" {
  export const base64: string;
}

/** What a file holds, and its hash as a policy of a page names it (scripts/texts.mjs). */
declare module "*.text" {
  export const text: string;
  export const hash: string;
}

/** What the files of a folder hold, by name (scripts/texts.mjs). */
declare module "*.texts" {
  export const texts: Readonly<Record<string, string>>;
}
