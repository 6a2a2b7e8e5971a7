/** Bundles a TypeScript entry for Node. `dispose` removes the bundle. */
export function bundle(entry: string): Promise<{ url: string; dispose(): void }>;
