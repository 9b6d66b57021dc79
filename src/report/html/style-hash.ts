// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-CApoN1jEXGz2n/GStF9H8gNKt+4Gsaw4QAqoNfGiJcI=";
