// The script of each shell, which asks the program what may stand at the cursor (offers.ts).

import type { Shell } from "../options/shells.ts";
import { text as bash } from "./lossledger.bash.text";
import { text as fish } from "./lossledger.fish.text";
import { text as powershell } from "./lossledger.ps1.text";
import { text as zsh } from "./lossledger.zsh.text";

/** For bash 3.2 and PowerShell 5.1 and newer; where nothing is offered, these two complete the names of files. */
export const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
