// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-RLaMjbYKI6W/BoO+uy+CyM0KkQCFcVPwkvdYrTrYuU4=";
