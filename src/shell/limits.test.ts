import { describe, expect, it } from 'vitest';
import type { Limits } from '../process/limits';
import { createTestContainer } from '../testing/processes';
import { createParser } from './parse/parser';
import { shellProgram } from './shellProgram';

const SHELLS = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'] as const;

/** What a script does until it is stopped, and the limit that must be named then. */
const HOSTILE: readonly (readonly [limit: keyof Limits, allowed: number, script: string, named: string])[] = [
  ['steps', 5000, 'while :; do :; done', 'steps'],
  ['steps', 5000, 'f() { while :; do x=$(echo a); done; }; f', 'steps'],
  ['outputCharacters', 2000, 'while :; do echo text; done', 'output'],
  ['fileBytes', 2000, 'while :; do echo text >>/tmp/file; done', 'files'],
  ['steps', 5000, 'read -r line </dev/zero', 'steps'],
  ['processes', 20, 'while :; do (while :; do wait; done) & done', 'processes'],
];

/** Fine in real shells, deeper than the parser nests here. */
const DEEP: readonly (readonly [what: string, script: string])[] = [
  ['braces', `${'{ '.repeat(3000)}echo x${'; }'.repeat(3000)}`],
  ['substitutions', `echo ${'$(echo '.repeat(3000)}x${')'.repeat(3000)}`],
  ['parameters', `echo ${'${a:-'.repeat(3000)}x${'}'.repeat(3000)}`],
  ['arithmetic', `echo $((${'('.repeat(3000)}1${')'.repeat(3000)}))`],
];

const ENDLESS: readonly (readonly [what: string, script: string])[] = [
  ['a function', 'f() { f; }; f; echo after'],
  ['eval', 'x=\'eval "$x"\'; eval "$x"; echo after'],
  ['a sourced file', 'echo ". /tmp/s" >/tmp/s; . /tmp/s; echo after'],
];

const NESTED: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['{ ', '; }'],
  ['if x; then ', '; fi'],
  ['if x; then x; elif ', ''],
  ['while ', ''],
  ['case a in a) ', ';; esac'],
  ['f() ', ''],
  ['function f ', ''],
  ['! ', ''],
  ['a && ', ''],
  ['a | ', ''],
  ['$(', ')'],
  ['"$(', ')"'],
  ['"${a:-', '}"'],
  ['${a[', ']}'],
  ['$((', '))'],
  ['$[', ']'],
  ['<(', ')'],
  ['[[ ! ', ' ]]'],
  ['[[ ( ', ' ) ]]'],
  ['{a,', '}'],
  ['a=(', ')'],
  ['cat <<E\n$(', '\n)\nE\n'],
  ['`', '`'],
];

describe.each(SHELLS)('%s', (shell) => {
  it.each(HOSTILE)('stops at the limit of %s (%d) and names it: %s', (limit, allowed, script, named) => {
    const test = createTestContainer({ sh: shellProgram(shell) }, { limits: { [limit]: allowed } });
    test.start(['sh', '-c', script]);
    test.run();
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', limit: named });
    expect(test.notices).toContainEqual({ code: 'limit-reached', params: { limit: named } });
  });

  it.each(DEEP)('names the depth where a text nests deeper than it reads: %s', (_, script) => {
    const test = createTestContainer({ sh: shellProgram(shell) });
    test.start(['sh', '-c', script]);
    test.run();
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', limit: 'depth' });
    expect(test.notices).toContainEqual({ code: 'limit-reached', params: { limit: 'depth' } });
  });

  it.each(ENDLESS)('runs out of stack in %s, and says so', (name, script) => {
    const test = createTestContainer({ sh: shellProgram(shell) });
    test.start(['sh', '-c', script]);
    test.run();
    const counts = name === 'a function' && shell === 'dash';
    expect(test.exit?.exitCode).toBe(counts ? 2 : 139);
    // dash has a limit of its own, and words for it: that is not the simulator's.
    if (counts) expect(test.stderr).toBe('sh: 1: Maximum function recursion depth (1000) reached\n');
    else expect(test.notices).toContainEqual({ code: 'depth-reached', params: { program: 'sh' } });
  });

  it('recurses as deep as real shells do', () => {
    const test = createTestContainer({ sh: shellProgram(shell) });
    test.start(['sh', '-c', 'f() { if [ $1 -gt 0 ]; then f $(($1-1)); else echo bottom; fi; }; f 990; f 3000']);
    test.run();
    expect(test.stdout).toBe(shell === 'dash' ? 'bottom\n' : 'bottom\nbottom\n');
  });

  it('says of a subshell that it ran out of stack, and goes on', () => {
    const test = createTestContainer({ sh: shellProgram(shell) });
    test.start(['sh', '-c', 'x=\'eval "$x"\'; (eval "$x"); echo $?']);
    test.run();
    expect(test.stdout).toBe('139\n');
    expect(test.notices).toContainEqual({ code: 'depth-reached', params: { program: 'sh' } });
  });
});

it.each(SHELLS)('%s: its parser throws for no depth of nesting', (shell) => {
  for (const [open, close] of NESTED)
    for (const depth of [150, 250, 600, 4000]) {
      const parser = createParser(open.repeat(depth) + close.repeat(depth), shell);
      expect({ open, step: parser.next().kind }).toMatchObject({ step: expect.stringMatching(/command|error|end/) });
    }
});
