import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** The scripts made by chance that real shells played: quoting, expansions, arithmetic, here-documents, traps, mistakes. */
const { scripts }: { scripts: readonly { script: string }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'generated.json'), 'utf8'),
);

const DAMAGE = ['', '(', ')', ';;', 'fi', 'done', '"', "'", '`', '&&', '|', '<', '}', 'esac', 'then', '$(', '${', '\n', '<<E'];

/** Half of one script and half of another, with a word of damage where they meet: what nobody would write. */
export function splicedScript(): fc.Arbitrary<string> {
  const script = fc.constantFrom(...scripts.map((entry) => entry.script));
  const share = fc.integer({ min: 0, max: 100 });
  return fc
    .tuple(script, share, fc.constantFrom(...DAMAGE), script, share)
    .map(([head, until, damage, tail, from]) => cut(head, 0, until) + damage + cut(tail, from, 100));
}

function cut(text: string, from: number, to: number): string {
  return text.slice(Math.floor((text.length * from) / 100), Math.floor((text.length * to) / 100));
}
