// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-znkPkp7ylER8GDU42b9qgmfeLTYEPEnxSqUeNM81HnQ=";
