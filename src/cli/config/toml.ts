// What is needed of smol-toml: the whole of it, loaded late, would carry how TOML is written, too (7 kB).

export { parse, TomlError } from "smol-toml";
