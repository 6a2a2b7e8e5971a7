import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance';

/** A rule's alternatives, the heavier ones repeated. */
export type Grammar = ReadonlyMap<string, readonly string[]>;

const FOLDER = join('src', 'testing', 'shell', 'generate', 'grammar');

/**
 * Reads the grammar, one file per theme. `[rule]` heads its alternatives, one a line; `×3 ` before one makes it three
 * times as likely. Within a line `«rule»` stands for an alternative of that rule, `⏎` for a newline, `⇥` for a tab, and
 * a lone `ε` for nothing. Blanks at the end of a line count.
 */
export function readGrammar(): Grammar {
  const rules = new Map<string, string[]>();
  for (const file of readdirSync(FOLDER).sort()) {
    let alternatives: string[] = [];
    for (const line of readFileSync(join(FOLDER, file), 'utf8').split('\n')) {
      const head = /^\[(\w+)\]$/.exec(line);
      if (head?.[1] !== undefined) {
        alternatives = [];
        rules.set(head[1], alternatives);
      } else if (line !== '') addAlternative(alternatives, line);
    }
  }
  return rules;
}

function addAlternative(alternatives: string[], line: string): void {
  const weighted = /^×(\d+) /.exec(line);
  const text = weighted ? line.slice(weighted[0].length) : line;
  const plain = text === 'ε' ? '' : text.replaceAll('⏎', '\n').replaceAll('⇥', '\t');
  for (let count = Number(weighted?.[1] ?? 1); count > 0; count--) alternatives.push(plain);
}

/** One text of a rule. Throws if the grammar names a rule that does not exist: that is a mistake in its files. */
export function derive(grammar: Grammar, rule: string, chance: Chance): string {
  const alternatives = grammar.get(rule);
  if (!alternatives) throw new Error(`no rule «${rule}»`);
  const chosen = alternatives[chance.integer(alternatives.length)] ?? '';
  return chosen.replace(/«(\w+)»/g, (_, name: string) => derive(grammar, name, chance));
}
