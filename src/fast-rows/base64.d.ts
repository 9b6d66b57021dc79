/** Made by the build from the `.ts` file of that name (scripts/assembly.mjs). */
declare module "*.base64" {
  export const base64: string;
}
