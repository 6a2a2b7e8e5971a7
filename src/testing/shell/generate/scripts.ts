import { type Chance, createChance } from './chance';
import { derive, type Grammar, readGrammar } from './grammar';

/** What the scripts find in their directory /w. */
export const FILES: Readonly<Record<string, string>> = {
  '/w/list': 'alpha 1\nbeta 22\n  gamma\t333  \n\nback\\\nslash \\t\nlast',
  '/w/a.txt': 'hello world\n',
  '/w/b.txt': 'x:y::z\n',
  '/w/.hid': 'h\n',
  '/w/d/x.conf': 'key=value\nfile=$0\n',
  '/w/bad.sh': 'echo in\nif true; then\n',
  '/w/r.sh': 'echo "sourced $# $1"\nreturn 4\necho no\n',
};

const VARIABLES = 'a=two b="x y" e= p="x  y" k=3 n2=7\n';

export interface GeneratedScript {
  /** The seed and the number of the script. */
  readonly id: string;
  readonly script: string;
}

/** Scripts of every part of the language, as people write them and as they get them wrong: some are damaged. */
export function generateScripts(seed: number, count: number): readonly GeneratedScript[] {
  const chance = createChance(seed);
  const grammar = readGrammar();
  return Array.from({ length: count }, (_, index) => ({ id: `G${seed}/${index}`, script: oneScript(grammar, chance) }));
}

function oneScript(grammar: Grammar, chance: Chance): string {
  if (chance.happens(10)) return (chance.happens(50) ? VARIABLES : '') + derive(grammar, 'brokenScript', chance);
  if (chance.happens(8)) return damage(VARIABLES, `${statements(grammar, chance, 3)}\n`, grammar, chance);
  return `${VARIABLES}${statements(grammar, chance, 2)}\necho "end $?"\n`;
}

function statements(grammar: Grammar, chance: Chance, most: number): string {
  const count = 1 + chance.integer(most);
  return Array.from({ length: count }, () => derive(grammar, 'wrapped', chance)).join('\n');
}

/** Something put in, or in the place of a few characters, where it does not belong. */
function damage(head: string, body: string, grammar: Grammar, chance: Chance): string {
  const at = chance.integer(body.length);
  return head + body.slice(0, at) + derive(grammar, 'damage', chance) + body.slice(at + chance.integer(4));
}
