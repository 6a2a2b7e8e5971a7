// Checks what the linter cannot: who may import whom (src/README.md), and how long a file may be.
// Every finding names the remedy. Exits 1 if there is one.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Layer → the layers whose files it may import. `types-only` imports are held to the same rule. */
const MAY_IMPORT = {
  api: [],
  manifest: ['api'],
  scenario: ['api', 'manifest'],
  process: ['api'],
  shell: ['api', 'process'],
  programs: ['api', 'process', 'shell'],
  kubectl: ['api', 'manifest', 'process', 'shell', 'programs'],
  images: ['api', 'process', 'shell', 'programs', 'kubectl'],
  engine: ['api', 'manifest', 'scenario', 'process', 'shell', 'programs', 'kubectl', 'images'],
  projection: ['api', 'manifest', 'scenario', 'engine', 'kubectl'],
  lessons: ['api', 'scenario'],
  locales: ['api'],
  player: ['api', 'scenario', 'engine', 'projection'],
  session: ['api', 'manifest', 'scenario', 'engine', 'projection', 'player', 'lessons', 'kubectl'],
};
const ANYWHERE = new Set(['ui', 'embed', 'testing', 'main.tsx', 'vite-env.d.ts']);
const MAX_LINES = { source: 300, test: 400 };

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src', 'e2e'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && existsSync(file));
const findings = [];

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const isTest = /\.(test|spec)\.tsx?$/.test(file);
  const limit = isTest ? MAX_LINES.test : MAX_LINES.source;
  const lines = text.trimEnd().split('\n').length;
  if (lines > limit) findings.push(`${file}: ${lines} lines, ${limit} allowed. Split it by reason to change.`);

  const layer = file.split('/')[1];
  // A test may play the whole: boundaries are about what is shipped.
  if (isTest || !file.startsWith('src/') || ANYWHERE.has(layer)) continue;
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    if (!specifier.startsWith('.')) {
      if (/^(react|monaco-editor|lucide)/.test(specifier))
        findings.push(`${file}: imports ${specifier}. Only src/ui may.`);
      continue;
    }
    const target = normalize(join(dirname(file), specifier)).split('/')[1];
    const allowed = target === layer || MAY_IMPORT[layer]?.includes(target);
    if (!allowed)
      findings.push(`${file}: ${layer} must not import ${target}. Move the shared part below both, or pass it in.`);
  }
}
for (const finding of findings) console.error(finding);
console.log(`layout: ${files.length} files, ${findings.length} findings`);
process.exit(findings.length ? 1 : 0);
