import { ALL_SIGNALS, isSignalName, parseSignal } from '../../process/index';
import { quoteForListing, quoteSingle } from '../expand/quote';
import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

const USAGE = 'trap [-lp] [[arg] signal_spec ...]';

/** Conditions that are no signals; bash has them all. */
const PSEUDO = ['DEBUG', 'ERR', 'RETURN'];

export const trap: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  if (words[0] === '--') words = words.slice(1);
  else if (/^-./.test(words[0] ?? '')) {
    if (!shell.isBash || !/^-[lp]/.test(words[0] ?? '')) return refuseOption(shell, 'trap', words[0] ?? '', USAGE);
    if (words[0] === '-l') return numberSignals(shell);
    words = words.slice(1);
    return listTraps(shell, words.length === 0 ? undefined : words);
  }
  if (words.length === 0) return listTraps(shell);
  const [first = ''] = words;
  const resets = first === '-' || words.length === 1 || (/^\d+$/.test(first) && !shell.isBash);
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

/** By the number of the signal; bash's own conditions come last. */
function listTraps(shell: Shell, conditions?: readonly string[]): number {
  const wanted = conditions?.map((condition) => conditionName(shell, condition));
  const order = (name: string): number =>
    PSEUDO.includes(name) ? 100 + PSEUDO.indexOf(name) : (parseSignal(name) ?? 0);
  const traps = [...shell.traps].sort(([a], [b]) => order(a) - order(b));
  for (const [name, action] of traps) {
    if (wanted && !wanted.includes(name)) continue;
    const isSignal = name !== 'EXIT' && !PSEUDO.includes(name);
    const text = shell.isBash ? quoteSingle(action) : quoteForListing(action);
    shell.put(1, `trap -- ${text} ${shell.isBash && isSignal ? `SIG${name}` : name}\n`);
  }
  return 0;
}

/** `trap -l` and bash's `kill -l`: five in a line. */
export function numberSignals(shell: Shell): number {
  const names = [...ALL_SIGNALS.entries()]
    .slice(1)
    .map(([number, name]) => `${String(number).padStart(2)}) SIG${name}`);
  for (let index = 0; index < names.length; index += 5) shell.put(1, `${names.slice(index, index + 5).join('\t')}\n`);
  return 0;
}

function conditionName(shell: Shell, condition: string): string | undefined {
  const upper = condition.toUpperCase();
  if (shell.isBash ? PSEUDO.includes(upper) : upper === 'ERR' && shell.family === 'ash' && !shell.traits.isOldAsh)
    return upper;
  const number = shell.family === 'dash' && upper.startsWith('SIG') ? undefined : parseSignal(condition);
  return number === undefined ? undefined : ALL_SIGNALS[number];
}

function setTrap(shell: Shell, condition: string, action: string | undefined): boolean {
  const name = conditionName(shell, condition);
  if (name === undefined) {
    if (shell.family === 'dash') shell.put(2, `trap: ${condition}: bad trap\n`);
    else {
      const where = shell.isBash ? '' : shell.builtinLine();
      shell.warn(`trap: ${where}${condition}: invalid signal specification`);
    }
    return false;
  }
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

/** bash runs its EXIT trap when a signal ends it; the others do not. */
function catchForExitTrap(shell: Shell): void {
  if (!shell.traps.has('EXIT')) return;
  for (const name of ['HUP', 'INT', 'TERM'] as const)
    if (!shell.traps.has(name)) shell.process.setSignal(name, 'catch');
}
