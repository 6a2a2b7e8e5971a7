/** Whatever is typed, whatever a file holds: kubectl and the API server answer, they do not throw. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCluster } from '../../engine/simulate';
import { COMMANDS } from '../../kubectl/commands';
import { createKubectl } from '../../kubectl/kubectl';
import { readScenarioFile } from '../../scenario/file';
import type { Scenario } from '../../scenario/scenario';
import { createTestContainer } from '../processes';
import { ERROR_LINES, READ_LINES } from './readLines';
import { APPLY_LINES, FILES } from './writeLines';

/** NEVER_THROWS_RUNS=20000 looks further by hand. */
const RUNS = Number(process.env.NEVER_THROWS_RUNS ?? 1000);
const FOLDER = new URL('../scenarios/', import.meta.url);

const scenarios: Scenario[] = readdirSync(FOLDER).flatMap((file) => {
  const read = readScenarioFile(readFileSync(new URL(file, FOLDER), 'utf8'));
  return read.ok ? [read.scenario] : [];
});
const manifests = [...scenarios.flatMap(({ files }) => Object.values(files)), ...Object.values(FILES)];

/** Runs on the API server of a cluster where a Pod, a Deployment and a Service are up. */
function answers(argv: readonly string[], files: Readonly<Record<string, string>>): number | undefined {
  const cluster = startCluster({
    kubernetes: '1.36',
    namespace: 'default',
    files: {},
    steps: [],
    untilMs: 1000,
  });
  const kubectl = createKubectl({ client: cluster.client, namespace: 'default' });
  const container = createTestContainer({ kubectl }, { files });
  container.start(['kubectl', ...argv]);
  container.runUntil(120_000);
  cluster.context.queue.runUntil(500);
  return container.exit?.exitCode;
}

/** Cuts, doubles, swaps and garbles pieces of real manifests. */
const mutated = fc
  .tuple(
    fc.constantFrom(...manifests),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 0, max: 40 }),
        put: fc.oneof(
          fc.constantFrom(
            '',
            '\n',
            '  ',
            '- ',
            ': ',
            '{',
            '}',
            '[',
            ']',
            '"',
            "'",
            '|',
            '>',
            '&a',
            '*a',
            '!!str ',
            '---\n',
          ),
          fc.constantFrom(
            'null',
            'true',
            '-1',
            '1e999',
            '0x10',
            '~',
            '.nan',
            '9007199254740993',
            '\t',
            '#',
            '%',
            '\u0000',
          ),
          fc.constantFrom('$patch: delete', 'metadata:', 'spec:', 'name:', '<<: *a', '__proto__: {}', 'constructor: 1'),
          fc.string({ maxLength: 8 }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((so, { at, length, put }) => {
      const start = Math.floor(at * so.length);
      return so.slice(0, start) + put + so.slice(start + length);
    }, text),
  );

describe('kubectl and the API server never throw', () => {
  it('for any manifest', () => {
    const verb = fc.constantFrom(
      'apply',
      'create',
      'replace',
      'delete',
      'get',
      'describe',
      'diff',
      'apply --dry-run=server',
    );
    fc.assert(
      fc.property(mutated, verb, (text, command) => {
        const words = [...command.split(' '), '-f', 'file.yaml'];
        expect([0, 1, 2]).toContain(answers(words, { 'file.yaml': text }));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('for any words', () => {
    const known = [...READ_LINES, ...ERROR_LINES, ...APPLY_LINES].flatMap((line) => line.split(/\s+/));
    const flags = COMMANDS.flatMap((command) => command.flags.map(({ name }) => `--${name}`));
    const word = fc.oneof(fc.constantFrom(...known), fc.constantFrom(...flags), fc.string({ maxLength: 10 }));
    const names = fc.constantFrom(...COMMANDS.map(({ name }) => name));
    fc.assert(
      fc.property(names, fc.array(word, { maxLength: 6 }), (name, words) => {
        answers([name, ...words], FILES);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
