// Prints what the built page costs to load beside DESIGN's budgets; exits 1 if one is broken.
// Sizes are gzip -9 of the files in dist, in KB of 1024 bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** The build that is measured: `node scripts/size.mjs /tmp/other-dist`. */
const DIST = process.argv[2] ?? 'dist';
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));
const kilobytes = (buffer) => gzipSync(buffer, { level: 9 }).length / 1024;
const fileSize = (file) => kilobytes(readFileSync(join(DIST, file)));

/** Every chunk that is fetched before the page is usable: the entry, what it imports, and one language. */
function firstLoad() {
  const seen = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk)) return;
    seen.add(chunk);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  visit('src/locales/en/index.ts');
  return [...seen];
}

/**
 * What interpreting containers costs, in a bundle of its own, cut as the engine's worker is cut: one chunk for what is there
 * at once, one for each part that is loaded where it is needed, and what several parts share. The YAML library is left
 * out: the worker reads manifests with it, whether or not a container runs yq.
 */
async function executionSizes() {
  const entry = resolve('src/testing/executionEntry.ts');
  const atOnce = new Set([entry]);
  const isAtOnce = (id, modules) => {
    // A set that grows while it is walked is walked to its new end.
    if (atOnce.size === 1)
      for (const each of atOnce)
        for (const imported of modules.getModuleInfo(each)?.importedIds ?? []) atOnce.add(imported);
    return atOnce.has(id);
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      // As a chunk of the page is built: in library mode Vite would leave the white space in.
      rollupOptions: {
        input: entry,
        external: ['yaml'],
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: { groups: [{ name: (id, modules) => (isAtOnce(id, modules) ? 'at-once' : null) }] } },
      },
    },
  });
  const chunks = (Array.isArray(result) ? result : [result]).flatMap(({ output }) => output);
  const sum = (some) => some.reduce((total, { code, source }) => total + kilobytes(Buffer.from(code ?? source)), 0);
  const parts = chunks.filter(({ isDynamicEntry }) => isDynamicEntry).sort((a, b) => (a.name < b.name ? -1 : 1));
  const first = chunks.filter(({ name, isEntry }) => isEntry || name === 'at-once');
  return {
    atOnce: sum(first),
    parts: parts.map((part) => [part.name, sum([part])]),
    shared: sum(chunks.filter((chunk) => !parts.includes(chunk) && !first.includes(chunk))),
  };
}

const assets = readdirSync(join(DIST, 'assets'));
const named = (pattern) =>
  assets.filter((file) => pattern.test(file)).reduce((sum, file) => sum + fileSize(join('assets', file)), 0);
const chunks = firstLoad();
const total = (files) => files.reduce((sum, file) => sum + fileSize(file), 0);
const scripts = total(chunks.map(({ file }) => file)) + named(/^before-paint.*\.js$/);
const execution = await executionSizes();
const later = execution.parts.reduce((sum, [, size]) => sum + size, execution.shared);
const rows = [
  ['JavaScript before the first interaction', scripts, 180],
  ['style sheet', total(chunks.flatMap(({ css }) => css ?? [])), undefined],
  ['page with its first picture', fileSize('index.html'), undefined],
  ['prepared first run (data)', named(/first-run.*\.json$/), undefined],
  ['engine worker, on the first interaction', named(/^engine(Worker)?-.*\.js$/), undefined],
  // The goal for what interprets containers is 75 KB (README.md of src/programs says what is in it); it is printed, not held.
  ['  of it shell, kernel, everyday programs and images (goal: 75 KB)', execution.atOnce, undefined],
  ['programs and texts that the worker loads where they are needed, together', later, undefined],
  ...execution.parts.map(([name, size]) => [`  ${name}`, size, undefined]),
  ['  shared by some of them', execution.shared, undefined],
  ['editor, on intent', named(/^(MonacoEditor|editor\.worker|yamlWorker|codicon|kubernetes).*/), undefined],
];
let broken = 0;
for (const [what, size, budget] of rows) {
  const over = budget !== undefined && size > budget;
  if (over) broken++;
  const limit = budget === undefined ? '' : `  of ${budget} KB${over ? '  OVER' : ''}`;
  console.log(`${size.toFixed(1).padStart(8)} KB  ${what}${limit}`);
}
process.exit(broken ? 1 : 0);
