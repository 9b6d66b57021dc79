// The signals that ask the program to end.

export type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";

export const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM", "SIGHUP"];
