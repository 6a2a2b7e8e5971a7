/** What a scenario may hold. A hostile link or a huge paste meets these before anything is simulated. */
export const SCENARIO_LIMITS = {
  files: 32,
  fileCharacters: 512 * 1024,
  totalCharacters: 1024 * 1024,
  steps: 500,
  stepCharacters: 256 * 1024,
  untilMs: 24 * 3_600_000,
  hosts: 64,
  images: 64,
} as const;
