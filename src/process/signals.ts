import type { SignalName } from './types';

/** Linux' numbers on x86-64 and arm64. */
export const SIGNAL_NUMBERS: Readonly<Record<SignalName, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ABRT: 6,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  WINCH: 28,
};

/** All names that `kill -l` and `trap` know; those without a SignalName are accepted and never sent by us. */
export const ALL_SIGNALS: readonly string[] = [
  'EXIT HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG',
  'XCPU XFSZ VTALRM PROF WINCH POLL PWR SYS',
]
  .join(' ')
  .split(' ');

const BY_NUMBER = new Map<number, SignalName>();
for (const name of Object.keys(SIGNAL_NUMBERS)) {
  if (isSignalName(name)) BY_NUMBER.set(SIGNAL_NUMBERS[name], name);
}

export function isSignalName(name: string): name is SignalName {
  return Object.hasOwn(SIGNAL_NUMBERS, name);
}

export function signalName(number: number): SignalName | undefined {
  return BY_NUMBER.get(number);
}

/** `TERM`, `SIGTERM`, `term`, `15` → its number; 0 for `EXIT` and `0`; undefined if there is no such signal. */
export function parseSignal(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number < 65 ? number : undefined;
  }
  const index = ALL_SIGNALS.indexOf(text.toUpperCase().replace(/^SIG/, ''));
  if (index < 0) return text.toUpperCase().replace(/^SIG/, '') === 'IO' ? 29 : undefined;
  return index;
}

/** What the kernel does with a signal that nobody handles. */
export function defaultAction(name: SignalName): 'terminate' | 'ignore' | 'stop' | 'continue' {
  switch (name) {
    case 'CHLD':
    case 'WINCH':
      return 'ignore';
    case 'CONT':
      return 'continue';
    case 'STOP':
    case 'TSTP':
    case 'TTIN':
    case 'TTOU':
      return 'stop';
    default:
      return 'terminate';
  }
}

/** What a shell prints when a child died of it. */
export const SIGNAL_DESCRIPTIONS: Readonly<Partial<Record<SignalName, string>>> = {
  HUP: 'Hangup',
  QUIT: 'Quit',
  ABRT: 'Aborted',
  KILL: 'Killed',
  USR1: 'User defined signal 1',
  SEGV: 'Segmentation fault',
  USR2: 'User defined signal 2',
  ALRM: 'Alarm clock',
  TERM: 'Terminated',
};
