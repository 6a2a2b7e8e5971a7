import { ALL_SIGNALS, isSignalName, parseSignal } from '../../process/index';
import { jobs, seldom } from '../parts';
import type { Builtin, Shell } from '../state';

const USAGE = 'trap [-lp] [[arg] signal_spec ...]';

/** Conditions that are no signals; bash has them all. */
export const PSEUDO = ['DEBUG', 'ERR', 'RETURN'];

export const trap: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  if (words[0] === '--') words = words.slice(1);
  else if (/^-./.test(words[0] ?? '')) {
    if (!shell.isBash || !/^-[lp]/.test(words[0] ?? ''))
      return seldom.get().refuseOption(shell, 'trap', words[0] ?? '', USAGE);
    if (words[0] === '-l') return jobs.get().builtins.kill(shell, ['kill', '-l']);
    words = words.slice(1);
    return seldom.get().listTraps(shell, words.length === 0 ? undefined : words);
  }
  if (words.length === 0) return seldom.get().listTraps(shell);
  const [first = ''] = words;
  const resets =
    first === '-' ||
    words.length === 1 ||
    (/^\d+$/.test(first) && (!shell.isBash || conditionName(shell, first) !== undefined));
  const action = resets ? undefined : first;
  if (resets && first !== '-' && shell.isBash && conditionName(shell, first) === undefined) {
    shell.put(2, `trap: usage: ${USAGE}\n`);
    return 2;
  }
  const conditions = first === '-' || !resets ? words.slice(1) : words;
  let status = 0;
  for (const condition of conditions) {
    if (setTrap(shell, condition, action)) continue;
    status = 1;
    if (shell.family === 'dash') break;
  }
  if (shell.isBash) catchForExitTrap(shell);
  return status;
};

export function conditionName(shell: Shell, condition: string): string | undefined {
  const upper = condition.toUpperCase();
  if (shell.isBash ? PSEUDO.includes(upper) : upper === 'ERR' && shell.family === 'ash' && !shell.traits.isOldAsh)
    return upper;
  const number = shell.family === 'dash' && upper.startsWith('SIG') ? undefined : parseSignal(condition);
  return number === undefined ? undefined : ALL_SIGNALS[number];
}

export function refuse(shell: Shell, condition: string): '' {
  if (shell.family === 'dash') shell.put(2, `trap: ${condition}: bad trap\n`);
  else shell.warn(`trap: ${shell.isBash ? '' : shell.builtinLine()}${condition}: invalid signal specification`);
  return '';
}

function setTrap(shell: Shell, condition: string, action: string | undefined): boolean {
  const name = conditionName(shell, condition);
  if (name === undefined) return refuse(shell, condition) !== '';
  if (action === undefined) shell.traps.delete(name);
  else shell.traps.set(name, action);
  if (isSignalName(name) && name !== 'KILL' && name !== 'STOP') {
    // ash and dash see to it themselves that they end.
    const isOwn = name === 'INT' && !shell.isBash && !shell.isSubshell;
    const disposition = action === undefined ? (isOwn ? 'catch' : 'default') : action === '' ? 'ignore' : 'catch';
    shell.process.setSignal(name, disposition);
  }
  return true;
}

/** bash runs its EXIT trap when a signal ends it; the others do not. It also catches them all once it has listed traps. */
function catchForExitTrap(shell: Shell): void {
  if (shell.traps.has('EXIT')) catchDeadly(shell);
}

export function catchDeadly(shell: Shell): void {
  for (const name of ['HUP', 'INT', 'ABRT', 'ALRM', 'TERM', 'USR1', 'USR2'] as const)
    if (!shell.traps.has(name) && shell.process.signalDisposition(name) === 'default')
      shell.process.setSignal(name, 'catch');
}
