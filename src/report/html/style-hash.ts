// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-QUYihxqPdraQRK4a1a/MjmwSl7PRzUMkakuOy/IAbhU=";
