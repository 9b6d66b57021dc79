// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-Ps1TBKIQGAbaSSk5qL21wDHc+QfP7chClS7XDDA8ZUQ=";
