// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-Dt57wRQrjYuYpvT6Jam2pBxNSrSHbCUuo9up475Hhm0=";
