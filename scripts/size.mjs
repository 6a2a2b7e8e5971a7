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

/** Shell, kernel, programs and images in one bundle of their own: what interpreting containers costs. */
async function executionSize() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      // As a chunk of the page is built: in library mode Vite would leave the white space in.
      rollupOptions: {
        input: resolve('src/testing/executionEntry.ts'),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap(({ output }) => output);
  return outputs.reduce((sum, { code, source }) => sum + kilobytes(Buffer.from(code ?? source)), 0);
}

const assets = readdirSync(join(DIST, 'assets'));
const named = (pattern) =>
  assets.filter((file) => pattern.test(file)).reduce((sum, file) => sum + fileSize(join('assets', file)), 0);
const chunks = firstLoad();
const total = (files) => files.reduce((sum, file) => sum + fileSize(file), 0);
const scripts = total(chunks.map(({ file }) => file)) + named(/^before-paint.*\.js$/);
const rows = [
  ['JavaScript before the first interaction', scripts, 180],
  ['style sheet', total(chunks.flatMap(({ css }) => css ?? [])), undefined],
  ['page with its first picture', fileSize('index.html'), undefined],
  ['prepared first run (data)', named(/first-run.*\.json$/), undefined],
  ['engine worker, on the first interaction', named(/^engineWorker.*\.js$/), undefined],
  // The goal for what interprets containers is 75 KB (README.md of src/programs says what is in it); it is printed, not held.
  ['shell, kernel, programs and images (goal: 75 KB)', await executionSize(), undefined],
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
