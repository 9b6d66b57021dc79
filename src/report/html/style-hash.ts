// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-oZHXIKJQ9a5IabEcui1BTaY9d4sY0CruvUZJeXMPwmY=";
