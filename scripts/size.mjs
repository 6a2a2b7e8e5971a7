// Prints what the built page costs to load beside DESIGN's budgets; exits 1 if one is broken.
// Sizes are gzip -9 of the files in dist, in KB of 1024 bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executionSizes, kilobytes } from './sizeExecution.mjs';
import { lessonSizes } from './sizeLessons.mjs';

/** The build that is measured: `node scripts/size.mjs /tmp/other-dist`. */
const DIST = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'dist';
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));
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

const assets = readdirSync(join(DIST, 'assets'));
const named = (pattern) =>
  assets.filter((file) => pattern.test(file)).reduce((sum, file) => sum + fileSize(join('assets', file)), 0);
const chunks = firstLoad();
const total = (files) => files.reduce((sum, file) => sum + fileSize(file), 0);
const scripts = total(chunks.map(({ file }) => file)) + named(/^before-paint.*\.js$/);
const execution = await executionSizes();
const lessons = await lessonSizes(execution);
const later = execution.parts.reduce((sum, [, size]) => sum + size, execution.shared);
const rows = [
  ['JavaScript before the first interaction', scripts, 180],
  ['style sheet', total(chunks.flatMap(({ css }) => css ?? [])), undefined],
  ['page with its first picture', fileSize('index.html'), undefined],
  ['prepared first run (data)', named(/first-run.*\.json$/), undefined],
  ['engine worker, on the first interaction', named(/^engine(Worker)?-.*\.js$/), undefined],
  ['  of it shell, kernel, everyday programs and images', execution.atOnce, undefined],
  ['programs and texts that the worker loads where they are needed, together', later, undefined],
  ...execution.parts.map(([name, size]) => [`  ${name}`, size, undefined]),
  ['  shared by some of them', execution.shared, undefined],
  // What interprets containers, as much of it as one simulation loads (README.md of src/programs says when).
  [
    `shell, kernel, programs and images that "${lessons[0].id}" loads, the most of ${lessons.length} lessons`,
    lessons[0].kilobytes,
    75,
  ],
  ['  the median lesson', lessons[lessons.length >> 1].kilobytes, undefined],
  ['editor, on intent', named(/^(MonacoEditor|editor\.worker|yamlWorker|codicon|kubernetes).*/), undefined],
];
let broken = 0;
for (const [what, size, budget] of rows) {
  const over = budget !== undefined && size > budget;
  if (over) broken++;
  const limit = budget === undefined ? '' : `  of ${budget} KB${over ? '  OVER' : ''}`;
  console.log(`${size.toFixed(1).padStart(8)} KB  ${what}${limit}`);
}
const few = lessons.filter(({ atStart }) => atStart.length > 0);
console.log(
  `${few.length} lessons load parts as they begin, ${lessons.filter(({ later }) => later.length > 0).length} later`,
);
for (const { id, missed } of lessons.filter(({ missed }) => missed.length > 0))
  console.log(`${id} is simulated again for ${missed.join(', ')}: guessParts did not foresee it`);
if (process.argv.includes('--lessons'))
  for (const { id, kilobytes, atStart, later } of lessons)
    console.log(`${kilobytes.toFixed(1).padStart(8)} KB  ${id}: ${[...atStart, ...later].join(' ')}`);
process.exit(broken ? 1 : 0);
