// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-ax2+i2u+8qRRFdyaXNF60mqaCRuiDS4hCTA/ozGfxn4=";
