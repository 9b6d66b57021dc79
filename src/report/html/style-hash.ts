// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-BMgMGrqrxp7T6weAI+atpm0T/BA2zcjhDCsnbqzSxOk=";
