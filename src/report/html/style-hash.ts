// Generated from style.ts by `npm run generate`.

export const styleHash = "sha256-fEYAO3F3EdE0sAaDz6VyPUfmwpc4gCdVEbuTLZUQyi4=";
