// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-dLVUCTlsMxVraT3GUQjCU0Jciljc5crJTMdlII3yEFc=";
