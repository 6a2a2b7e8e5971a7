import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readScenarioFile } from '../scenario/file';
import { play } from './conformance/play';

const USAGE = `usage: npm run simulate -- FILE.yaml|DIR … [--out DIR]

Plays scenario files (see src/testing/conformance/README.md) and writes runs as NAME.json into DIR, or prints the one run.`;

/** `npm run simulate`: returns the exit code. */
export function main(args: readonly string[]): number {
  const outAt = args.indexOf('--out');
  const out = outAt >= 0 ? args[outAt + 1] : undefined;
  const paths = args.filter((_, index) => outAt < 0 || (index !== outAt && index !== outAt + 1));
  if (paths.length === 0 || paths.includes('--help')) {
    console.log(USAGE);
    return paths.length === 0 ? 2 : 0;
  }
  if (out) mkdirSync(out, { recursive: true });
  let failed = 0;
  for (const path of paths.flatMap(scenarioFiles)) {
    const name = basename(path).replace(/\.ya?ml$/, '');
    const read = readScenarioFile(readFileSync(path, 'utf8'));
    if (!read.ok) {
      console.error(`${path}: ${read.problem.code}${read.problem.path ? ` at ${read.problem.path}` : ''}`);
      failed++;
      continue;
    }
    try {
      const text = `${JSON.stringify(play(name, read.scenario), null, 1)}\n`;
      if (out) writeFileSync(join(out, `${name}.json`), text);
      else process.stdout.write(text);
    } catch (error) {
      console.error(`${path}: ${error instanceof Error ? error.stack : error}`);
      failed++;
    }
  }
  return failed ? 1 : 0;
}

function scenarioFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => join(path, file));
}
