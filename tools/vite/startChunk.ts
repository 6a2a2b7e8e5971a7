import { resolve } from 'node:path';

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Chunk groups: one chunk for all that the page imports without waiting, however many lazy parts share it, because a
 * request each would cost a slow phone more than the bytes. What documents load (`embed`) shares a chunk with the page, so
 * that they need not load all of it.
 */
export function startChunk(page: string, embed: string) {
  let found: { page: ReadonlySet<string>; embed: ReadonlySet<string> } | undefined;
  const find = (modules: Modules) => {
    found ??= { page: reachable(page, modules), embed: reachable(embed, modules) };
    return found;
  };
  return [
    {
      debugName: 'shared with documents',
      priority: 2,
      name: (id: string, modules: Modules) =>
        find(modules).embed.has(id) && find(modules).page.has(id) ? 'shared' : null,
    },
    {
      debugName: 'start',
      priority: 1,
      name: (id: string, modules: Modules) => (id !== resolve(page) && find(modules).page.has(id) ? 'start' : null),
    },
  ];
}

/**
 * Chunk group: one chunk for all that a worker imports without waiting, for the same reason. What it loads later then finds
 * there whatever both need. Other workers, which never reach `entry`, are left as they are.
 */
export function workerChunk(entry: string, name: string) {
  let found: ReadonlySet<string> | undefined;
  return {
    debugName: name,
    name: (id: string, modules: Modules) => {
      if (!modules.getModuleInfo(resolve(entry))) return null;
      found ??= reachable(entry, modules);
      return id !== resolve(entry) && found.has(id) ? name : null;
    },
  };
}

function reachable(entry: string, modules: Modules): Set<string> {
  const found = new Set([resolve(entry)]);
  // A set that grows while it is walked is walked to its new end.
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
