import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../process/types';
import { runShell } from '../shellRun';
import { createChance } from './generate/chance';
import { derive, readGrammar } from './generate/grammar';
import { FILES, generateScripts } from './generate/scripts';

/** `SCRIPT_SEED=7 npm run unit` explores further. */
const SEED = Number(process.env.SCRIPT_SEED ?? 20261122);
const COUNT = 120;
/** What a process that the simulator itself failed ends with. */
const FAULT = 134;

const scripts = generateScripts(SEED, COUNT);

test('a seed always makes the same scripts, another seed others', () => {
  expect(generateScripts(SEED, 20)).toEqual(scripts.slice(0, 20));
  expect(generateScripts(SEED + 1, 20).map(({ script }) => script)).not.toEqual(
    scripts.slice(0, 20).map(({ script }) => script),
  );
});

test('every rule that the grammar names exists, and every rule is reached', () => {
  const grammar = readGrammar();
  const named = new Set(['wrapped', 'brokenScript', 'damage']);
  for (const alternatives of grammar.values())
    for (const text of alternatives) for (const [, name] of text.matchAll(/«(\w+)»/g)) if (name) named.add(name);
  expect([...named].sort()).toEqual([...grammar.keys()].sort());
  const chance = createChance(1);
  for (const rule of grammar.keys()) expect(derive(grammar, rule, chance)).not.toContain('«');
});

describe.each(['busybox-1.28', 'busybox-1.35', 'dash', 'bash'] as const satisfies readonly Dialect[])('%s', (shell) => {
  test('ends every generated script, without a fault of the simulator, and twice the same', () => {
    for (const { id, script } of scripts) {
      const play = () => runShell({ id, shell, script, files: FILES });
      const once = play();
      const { exitCode } = once;
      expect({ script, exitCode, isExitCode: exitCode >= 0 && exitCode <= 255 && exitCode !== FAULT }).toMatchObject({
        isExitCode: true,
      });
      expect(play(), script).toEqual(once);
    }
  }, 30_000);
});
