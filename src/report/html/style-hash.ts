// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-Si5zi7/BP33iFV/t1pYQW+qlxCF7YMSd31mrQVaSuWU=";
