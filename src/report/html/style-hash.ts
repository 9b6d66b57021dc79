// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-aXkK93cgqxlJ7pHoSohBcjpvLu1J2L1KQ+gjPBjQgYg=";
