import { parseSignal } from '../../process/index';
import { quoteForListing, quoteSingle } from '../expand/quote';
import type { Shell } from '../state';
import { catchDeadly, conditionName, PSEUDO, refuse } from './trap';

/** `trap` and `trap -p`: by the number of the signal; bash's own conditions come last. */
export function listTraps(shell: Shell, conditions?: readonly string[]): number {
  if (shell.isBash) catchDeadly(shell);
  let status = 0;
  const wanted = conditions?.map((condition) => conditionName(shell, condition) ?? refuse(shell, condition));
  if (wanted?.includes('')) status = 1;
  const order = (name: string): number =>
    PSEUDO.includes(name) ? 100 + PSEUDO.indexOf(name) : (parseSignal(name) ?? 0);
  const traps = [...shell.traps].sort(([a], [b]) => order(a) - order(b));
  for (const [name, action] of traps) {
    if (wanted && !wanted.includes(name)) continue;
    const isSignal = name !== 'EXIT' && !PSEUDO.includes(name);
    const text = shell.isBash ? quoteSingle(action) : quoteForListing(action);
    shell.put(1, `trap -- ${text} ${shell.isBash && isSignal ? `SIG${name}` : name}\n`);
  }
  return status;
}
