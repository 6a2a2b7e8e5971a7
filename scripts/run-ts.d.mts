import type { Plugin } from 'vite';

/** Bundles a TypeScript entry for Node. `dispose` removes the bundle. */
export function bundle(entry: string, plugins?: readonly Plugin[]): Promise<{ url: string; dispose(): void }>;
