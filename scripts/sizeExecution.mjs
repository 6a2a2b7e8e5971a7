// What interpreting containers costs, in a bundle of its own, cut as the engine's worker is cut: one chunk for what is there
// at once, one for each part that is loaded where it is needed, and what several parts share. The YAML library is left out:
// the worker reads manifests with it, whether or not a container runs yq.
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** Of gzip -9, in KB of 1024 bytes. */
export const kilobytes = (content) => gzipSync(content, { level: 9 }).length / 1024;

/** Parts whose chunk is called after the file that holds them, not after them. */
const FILE_OF_PART = { images: 'otherImages' };

/**
 * `chunksOf(part)`: the files that loading a part fetches, besides what is there at once; `size(file)`: KB of one.
 */
export async function executionSizes() {
  const chunks = await executionChunks();
  const first = chunks.filter(({ name, isEntry }) => isEntry || name === 'at-once');
  const parts = chunks.filter(({ isDynamicEntry }) => isDynamicEntry).sort((a, b) => (a.name < b.name ? -1 : 1));
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const size = (file) => kilobytes(byFile.get(file)?.code ?? '');
  const sum = (some) => some.reduce((total, { fileName }) => total + size(fileName), 0);
  const chunksOf = (part) => {
    const chunk = parts.find(({ name }) => name === (FILE_OF_PART[part] ?? part));
    if (!chunk)
      throw new Error(`no chunk holds the part "${part}": FILE_OF_PART in ${import.meta.filename} may name it`);
    const files = new Set([chunk.fileName]);
    // A set that grows while it is walked is walked to its new end.
    for (const file of files) for (const imported of byFile.get(file)?.imports ?? []) files.add(imported);
    return [...files].filter((file) => !first.includes(byFile.get(file)));
  };
  return {
    atOnce: sum(first),
    parts: parts.map((part) => [part.name, size(part.fileName)]),
    shared: sum(chunks.filter((chunk) => !parts.includes(chunk) && !first.includes(chunk))),
    chunksOf,
    size,
  };
}

async function executionChunks() {
  const entry = resolve('src/testing/executionEntry.ts');
  const atOnce = new Set([entry]);
  const isAtOnce = (id, modules) => {
    if (atOnce.size === 1)
      for (const each of atOnce)
        for (const imported of modules.getModuleInfo(each)?.importedIds ?? []) atOnce.add(imported);
    return atOnce.has(id);
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      // As the worker is built: without white space, and without what preloads style sheets for a page's chunks.
      ssr: entry,
      write: false,
      target: 'es2022',
      minify: true,
      rollupOptions: {
        external: ['yaml'],
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: { groups: [{ name: (id, modules) => (isAtOnce(id, modules) ? 'at-once' : null) }] } },
      },
    },
  });
  return (Array.isArray(result) ? result : [result]).flatMap(({ output }) => output);
}
