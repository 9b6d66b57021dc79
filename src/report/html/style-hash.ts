// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-aL/nbTdH8I3KnPi6DYUMXeh+t+oIf9d/N4iHIf7YNd0=";
