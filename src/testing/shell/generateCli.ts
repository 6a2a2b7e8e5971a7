import { writeFileSync } from 'node:fs';
import { FILES, generateScripts } from './generate/scripts';

const SHELLS = ['busybox-1.35', 'dash', 'bash'] as const;

/**
 * `node scripts/run-ts.mjs src/testing/shell/generateCli.ts SEED COUNT OUT.json`: generated scripts as cases for
 * `npm run shell`, and for whoever records what real shells make of them.
 */
export function main([seed, count, output]: readonly string[]): number {
  if (seed === undefined || count === undefined || output === undefined) {
    console.error('usage: generateCli SEED COUNT OUT.json');
    return 2;
  }
  const scripts = generateScripts(Number(seed), Number(count));
  const cases = scripts.flatMap((generated) => SHELLS.map((shell) => ({ ...generated, shell, files: FILES })));
  writeFileSync(output, `${JSON.stringify(cases)}\n`);
  return 0;
}
