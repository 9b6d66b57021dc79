// Every shell with completions, by name.

import { bash } from "./bash.ts";
import { completionModel } from "./completion-model.ts";
import { fish } from "./fish.ts";
import { powershell } from "./powershell.ts";
import { zsh } from "./zsh.ts";
import type { Shell } from "../options/shells.ts";

const scripts = { bash, zsh, fish, powershell } as const;

export function completionScript(shell: Shell): string {
  return scripts[shell](completionModel());
}
