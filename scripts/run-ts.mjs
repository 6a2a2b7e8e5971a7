// Runs a TypeScript entry of the project in Node: node scripts/run-ts.mjs src/testing/simulateCli.ts ARGS…
// The entry is bundled by Vite first, so it runs the same optimised code as the page, and at the same speed.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** `output`: more of the bundler's options for what it writes. */
export async function bundle(entry, plugins = [], output = {}) {
  const outDir = resolve('node_modules/.cache/run-ts', String(process.pid));
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    plugins,
    build: {
      ssr: resolve(entry),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'entry.mjs', ...output } },
    },
  });
  return { url: pathToFileURL(join(outDir, 'entry.mjs')).href, dispose: () => rmSync(outDir, { recursive: true }) };
}

if (process.argv[1] === import.meta.filename) {
  const [entry, ...args] = process.argv.slice(2);
  const { url, dispose } = await bundle(entry);
  process.argv = [process.argv[0], entry, ...args];
  try {
    const { main } = await import(url);
    process.exitCode = (await main(args)) ?? 0;
  } finally {
    dispose();
  }
}
