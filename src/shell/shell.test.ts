import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blocking, Dialect, Process, Program } from '../process/types';
import { createTestContainer, type TestContainer } from '../testing/processes';
import { shellProgram } from './index';

const DIALECTS: readonly Dialect[] = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'];

const sleep: Program = function* (process, argv): Blocking<number> {
  yield* process.sleep(Number(argv[1]) * 1000);
  return 0;
};

const cat: Program = function* (process: Process): Blocking<number> {
  for (;;) {
    const text = yield* process.read(0);
    if (text === '') return 0;
    yield* process.write(1, text);
  }
};

function containerWith(dialect: Dialect): TestContainer {
  return createTestContainer(
    { sh: shellProgram(dialect), bash: shellProgram('bash'), sleep, cat, true: () => 0, false: () => 1 },
    { limits: { steps: 20_000, processes: 40, outputCharacters: 100_000 } },
  );
}

function run(script: string, dialect: Dialect): TestContainer {
  const test = containerWith(dialect);
  test.start([dialect === 'bash' ? 'bash' : 'sh', '-c', script], {}, '/w');
  test.runUntil(3_600_000);
  return test;
}

const show = (test: TestContainer): string => `${test.stdout}${test.stderr}[${test.exit?.exitCode}]`;

describe.each<[string, string, Partial<Record<Dialect | 'all', string>>]>([
  ['a word in braces', 'echo {1..3}', { all: '{1..3}\n[0]', bash: '1 2 3\n[0]' }],
  [
    'an unset variable',
    'set -u; echo $x',
    {
      all: 'sh: x: parameter not set\n[2]',
      dash: 'sh: 1: x: parameter not set\n[2]',
      bash: 'bash: line 1: x: unbound variable\n[127]',
    },
  ],
  [
    'a missing command',
    'nope',
    {
      all: 'sh: nope: not found\n[127]',
      dash: 'sh: 1: nope: not found\n[127]',
      bash: 'bash: line 1: nope: command not found\n[127]',
    },
  ],
  ['errexit', 'set -e; false || echo a; false; echo b', { all: 'a\n[1]' }],
  ['errexit in a condition', 'set -e; if false; then :; fi; echo on', { all: 'on\n[0]' }],
  ['fields', 'set -- a "b c"; for x in "$@"; do echo "<$x>"; done', { all: '<a>\n<b c>\n[0]' }],
  ['splitting', 'IFS=:; x=a::b; for y in $x; do echo "<$y>"; done', { all: '<a>\n<>\n<b>\n[0]' }],
  ['defaults', 'echo ${x:-$(echo d)} ${x:+no} ${x=1} $x', { all: 'd 1 1\n[0]' }],
  ['prefixes', 'x=a.b.c; echo ${x#*.} ${x##*.} ${x%.*} ${x%%.*}', { all: 'b.c c a.b a\n[0]' }],
  ['arithmetic', 'i=3; echo $((i*2+1)) $((i>2))', { all: '7 1\n[0]' }],
  ['a here-document', 'x=1; cat <<E\n$x "q"\nE', { all: '1 "q"\n[0]' }],
  ['a pipeline', 'echo a | cat | cat; false | true; echo $?', { all: 'a\n0\n[0]' }],
  [
    'pipefail',
    'set -o pipefail; false | true; echo $?',
    { all: '1\n[0]', dash: 'sh: 1: set: Illegal option -o pipefail\n[2]' },
  ],
  ['local variables', 'x=1; f() { local x=2; echo $x; }; f; echo $x', { all: '2\n1\n[0]' }],
  ['return', 'f() { return 3; }; f; echo $?', { all: '3\n[0]' }],
  ['nested loops', 'for i in 1 2; do for j in 1 2; do break 2; done; done; echo $i$j', { all: '11\n[0]' }],
  ['the EXIT trap', 'trap "echo bye" EXIT; exit 4', { all: 'bye\n[4]' }],
  ['a subshell', 'x=1; (x=2; exit 5); echo $? $x', { all: '5 1\n[0]' }],
  [
    'double brackets',
    'x=abc; [[ $x == a* ]] && echo yes',
    { all: '[1]', 'busybox-1.35': 'yes\n[0]', bash: 'yes\n[0]', dash: 'sh: 1: [[: not found\n[127]' },
  ],
  ['an array', 'a=(1 2); echo ${#a[@]} ${a[1]}', { bash: '2 2\n[0]' }],
  ['read', 'printf "a b c\\n" | { read x y; echo "$y,$x"; }', { all: 'b c,a\n[0]' }],
  [
    'getopts',
    'set -- -a -b v w; while getopts ab: o; do echo $o $OPTARG; done; shift $((OPTIND-1)); echo $1',
    { all: 'a\nb v\nw\n[0]' },
  ],
  [
    'infinite recursion',
    'f() { f; }; f',
    { all: '[139]', dash: 'sh: 1: Maximum function recursion depth (1000) reached\n[2]' },
  ],
  ['recursion of 150', 'f() { [ $1 -eq 0 ] || f $(($1-1)); }; f 150; echo $?', { all: '0\n[0]' }],
])('%s', (_name, script, expected) => {
  it.each(DIALECTS.filter((dialect) => expected[dialect] ?? expected.all))('in %s', (dialect) => {
    expect(show(run(script, dialect))).toBe(expected[dialect] ?? expected.all);
  });
});

describe('a shell in time', () => {
  it('marks the command that each process waits in', () => {
    const script = 'echo a; sleep 2; if true; then sleep 3; fi; echo b | cat; sleep 1';
    const test = run(script, 'busybox-1.35');
    const commands = test.commands.map(({ atMs, start, end }) => [atMs, script.slice(start, end)]);
    expect(commands.filter(([, text]) => String(text).startsWith('sleep'))).toEqual(
      [
        [0, 'sleep 2'],
        [2000, 'sleep 3'],
        [5000, 'sleep 1'],
      ].flatMap((each) => [each, each]),
    );
    expect(test.exitedAtMs).toBe(6000);
  });

  it('runs a trap after the foreground command, or at once from wait', () => {
    const after = containerWith('dash');
    after.start(['sh', '-c', 'trap "echo got; exit 7" TERM; while true; do sleep 1; done']);
    after.signalAt(1500, 'TERM');
    after.runUntil(10_000);
    expect([after.output[0]?.atMs, after.exit?.exitCode]).toEqual([2000, 7]);

    const atOnce = containerWith('dash');
    atOnce.start(['sh', '-c', 'trap "echo got; exit 7" TERM; sleep 30 & wait']);
    atOnce.signalAt(1500, 'TERM');
    atOnce.runUntil(10_000);
    expect([atOnce.output[0]?.atMs, atOnce.exit?.exitCode]).toEqual([1500, 7]);
  });

  it('ignores TERM as the first process, and dies of KILL', () => {
    for (const dialect of DIALECTS) {
      const test = containerWith(dialect);
      test.start([dialect === 'bash' ? 'bash' : 'sh', '-c', 'echo up && sleep 3600']);
      test.signalAt(1000, 'TERM');
      test.signalAt(31_000, 'KILL');
      test.runUntil(60_000);
      expect([test.exitedAtMs, test.exit?.exitCode]).toEqual([31_000, 137]);
    }
  });

  it('runs out of memory like the recorded init container', () => {
    const test = createTestContainer({ sh: shellProgram('busybox-1.35') }, { memoryLimitBytes: 16 * 1024 * 1024 });
    test.start(['sh', '-c', 'x=a; while true; do x=$x$x; done']);
    test.runUntil(10_000);
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', outOfMemory: true });
  });

  it('spends an hour in a busy loop in a few hundred slices', () => {
    const test = createTestContainer({ sh: shellProgram('dash') });
    test.start(['sh', '-c', 'trap "exit 9" TERM; while true; do :; done']);
    test.signalAt(1_234_500, 'TERM');
    test.runUntil(3_600_000);
    expect([test.exitedAtMs, test.exit?.exitCode]).toEqual([1_234_500, 9]);
  });
});

describe('a shell at a terminal', () => {
  it('prompts, runs, survives Ctrl-C, ends at Ctrl-D', () => {
    const test = containerWith('busybox-1.35');
    test.start(['sh', '-c', 'sleep 1000']);
    const exec = test.exec(['sh'], { tty: true, stdin: true });
    test.runUntil(10);
    expect(exec.output).toBe('/ # ');
    exec.handle.write('x=5; echo $((x+1))\r');
    test.runUntil(20);
    exec.handle.write('if true\r');
    test.runUntil(30);
    exec.handle.write('then echo yes; fi\r');
    test.runUntil(40);
    expect(exec.output).toBe('/ # 6\n/ # > yes\n/ # ');
    exec.handle.write('sleep 100; echo $?\r');
    test.runUntil(500);
    exec.handle.write('\u0003');
    test.runUntil(510);
    exec.handle.write('echo $?; exit 3\r');
    test.runUntil(520);
    expect(exec.exit).toEqual({ exitCode: 3 });
  });

  it.each([
    ['bash', 'word\nrest\n'],
    ['dash', 'sh: 2: word: not found\n\nsh: 5: rest: not found\n'],
  ] as const)('reads a script from standard input: %s leaves to its commands %j', (dialect, printed) => {
    const test = containerWith(dialect);
    test.start(['sh', '-c', 'sleep 1000']);
    const exec = test.exec(['sh'], { stdin: true });
    exec.handle.write('read x\nword\necho "$x"\ncat\nrest\n');
    exec.handle.closeInput();
    test.runUntil(10);
    expect(exec.output).toBe(printed);
  });
});

describe('any text at all', () => {
  const word = fc.constantFrom(
    ...'if then else fi while do done case esac for in { } ( ) ; & && || | > < >> << $( ) ` " \' $ ${ ${x} $x # * ? [ ] = x=1 echo true false exit set -e eval trap read \\ \n $((1+ )) [[ ]] ! : break continue return local f() x=(1) {1..3} 2>&1 kill wait exec .'.split(
      / /,
    ),
  );
  it.each(DIALECTS)('ends or waits, and never throws, in %s', (dialect) => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const test = run(words.join(' '), dialect);
        expect(test.notices.filter(({ code }) => code === 'program-failed')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
