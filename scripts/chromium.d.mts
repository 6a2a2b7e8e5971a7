/** A path; undefined for Playwright's own build; null if there is none. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined | null;
