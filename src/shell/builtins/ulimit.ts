import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

const USAGE = 'ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]';
const NONE = 'unlimited';

interface Limit {
  readonly what: string;
  readonly unit: string;
  readonly soft: string;
  readonly hard: string;
}

/** As in a container, in bash's order: letter, what it limits, unit, and the values where they are not `unlimited`. */
const LIMITS: ReadonlyMap<string, Limit> = new Map(
  `R,real-time non-blocking time,microseconds|c,core file size,blocks,0,unlimited|d,data seg size,kbytes
  |e,scheduling priority,,0|f,file size,blocks|i,pending signals,,96365|l,max locked memory,kbytes,8192
  |m,max memory size,kbytes|n,open files,,1048576|p,pipe size,512 bytes,8|q,POSIX message queues,bytes,819200
  |r,real-time priority,,0|s,stack size,kbytes,8192,unlimited|t,cpu time,seconds|u,max user processes,
  |v,virtual memory,kbytes|x,file locks,`
    .split(/\s*\|/)
    .map((row) => {
      const [letter = '', what = '', unit = '', soft = NONE, hard = soft] = row.split(',');
      return [letter, { what, unit, soft, hard }];
    }),
);

/** Shown as in a container. What is set is shown again and has no effect on the simulation. */
export const ulimit: Builtin = (shell, argv) => {
  let isSoft = false;
  let isHard = false;
  const asked: { readonly letter: string; readonly value: string | undefined }[] = [];
  let index = 1;
  for (; /^-./.test(argv[index] ?? '') && argv[index] !== '--'; index++) {
    const word = argv[index] ?? '';
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at);
      if (letter === 'S') isSoft = true;
      else if (letter === 'H') isHard = true;
      else if (letter === 'a') asked.push({ letter, value: undefined });
      else if (!LIMITS.has(letter) || (letter === 'R' && !shell.isBash)) return refuse(shell, `-${letter}`);
      else {
        const isLast = at + 1 === word.length;
        const takesNext = isLast && /^[^-]/.test(argv[index + 1] ?? '');
        asked.push({ letter, value: isLast ? (takesNext ? argv[++index] : undefined) : word.slice(at + 1) });
        break;
      }
    }
  }
  if (argv[index] === '--') index++;
  if (asked.length === 0) asked.push({ letter: 'f', value: argv[index] });
  const showsNames = asked.length > 1 || asked[0]?.letter === 'a';
  for (const { letter, value } of asked) {
    if (letter === 'a') for (const each of LIMITS.keys()) show(shell, each, isHard && !isSoft, true);
    else if (value === undefined) show(shell, letter, isHard && !isSoft, showsNames);
    else if (!change(shell, letter, value, isSoft || !isHard, isHard || !isSoft)) return 1;
  }
  return 0;
};

function refuse(shell: Shell, word: string): number {
  if (shell.family !== 'ash') return refuseOption(shell, 'ulimit', word, USAGE);
  shell.put(2, `ulimit: invalid option -- '${word.charAt(1)}'\n`);
  return 1;
}

function limitOf(shell: Shell, letter: string): Limit {
  const limit = LIMITS.get(letter) ?? { what: '', unit: '', soft: NONE, hard: NONE };
  const [soft = limit.soft, hard = limit.hard] = shell.kept.limits?.get(letter) ?? [];
  return { ...limit, soft, hard };
}

function show(shell: Shell, letter: string, isHard: boolean, isNamed: boolean): void {
  const { what, unit, soft, hard } = limitOf(shell, letter);
  const about = `(${unit === '' ? '' : `${unit}, `}-${letter}) `;
  const head = isNamed ? `${what.padEnd(20)} ${about.padStart(20)}` : '';
  shell.put(1, `${head}${isHard ? hard : soft}\n`);
}

const amount = (value: string): number => (value === NONE ? Number.POSITIVE_INFINITY : Number(value));

/** A container may not raise a hard limit, and no limit may be above it. */
function change(shell: Shell, letter: string, word: string, isSoft: boolean, isHard: boolean): boolean {
  const { what, soft, hard } = limitOf(shell, letter);
  const named: Readonly<Record<string, string>> = { unlimited: NONE, hard, soft };
  const value = named[word] ?? (/^\d+$/.test(word) ? String(BigInt(word)) : undefined);
  if (value === undefined) {
    if (shell.isBash) shell.warn(`ulimit: ${word}: invalid number`);
    return !shell.isBash;
  }
  const problem =
    amount(value) > amount(hard)
      ? 'Operation not permitted'
      : !isSoft && amount(value) < amount(soft)
        ? 'Invalid argument'
        : '';
  if (problem !== '') {
    if (shell.isBash) shell.warn(`ulimit: ${what}: cannot modify limit: ${problem}`);
    return !shell.isBash;
  }
  shell.kept.limits = new Map(shell.kept.limits).set(letter, [isSoft ? value : soft, isHard ? value : hard]);
  return true;
}
