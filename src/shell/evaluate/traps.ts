import { SIGNAL_NUMBERS } from '../../process/index';
import type { Blocking, SignalName } from '../../process/types';
import type { Shell } from '../state';

/** Runs the actions of signals that arrived, between two commands. */
export function* runPendingTraps(shell: Shell): Blocking<void> {
  const signals = shell.process.takeSignals();
  const inOrder = signals.length > 1 ? signals.toSorted((a, b) => SIGNAL_NUMBERS[a] - SIGNAL_NUMBERS[b]) : signals;
  for (const signal of inOrder) {
    yield* runTrap(shell, signal);
    if (shell.flow === 'exit') return;
  }
}

/** Runs an action. bash names the kind of trap where it cannot read it. */
function* runAction(shell: Shell, action: string, origin: string, line?: number): Blocking<void> {
  const { commandName, current } = shell;
  if (shell.isBash) shell.commandName = origin;
  if (current) shell.functionTexts.set(current, shell.sourceText);
  yield* shell.interpreter.source(shell, action, line);
  shell.commandName = commandName;
  shell.current = current;
}

function* runTrap(shell: Shell, signal: SignalName): Blocking<void> {
  const action = shell.traps.get(signal);
  if (action === '') return;
  if (action === undefined) {
    // Caught for the shell's own sake: bash to run its EXIT trap, ash and dash to end on SIGINT.
    if (shell.isInteractive) return;
    shell.status = 128 + SIGNAL_NUMBERS[signal];
    shell.flow = 'exit';
    return;
  }
  const { status, flow, flowCount } = shell;
  shell.flow = 'none';
  shell.isInTrap = true;
  if (!shell.isBash) shell.trapStatus = status;
  yield* runAction(shell, action, 'trap');
  shell.trapStatus = undefined;
  shell.isInTrap = false;
  // `return 3` is the function's that the signal came to.
  if (isLeaving(shell)) return;
  if (shell.flow === 'none') {
    shell.flow = flow;
    shell.flowCount = flowCount;
  }
  shell.status = status;
}

const isLeaving = (shell: Shell): boolean => shell.flow === 'exit' || shell.flow === 'return';

/** bash's DEBUG trap, which functions do not inherit. */
export function hasDebugTrap(shell: Shell): boolean {
  return shell.isBash && !shell.isInTrap && shell.functionNames.length === 0 && shell.traps.has('DEBUG');
}

export function* runDebugTrap(shell: Shell): Blocking<void> {
  const { status } = shell;
  shell.isInTrap = true;
  yield* runAction(shell, shell.traps.get('DEBUG') ?? '', 'debug trap', shell.line);
  shell.isInTrap = false;
  shell.status = status;
}

/** bash's ERR trap, which functions do not inherit without `set -E`. */
export function* runErrorTrap(shell: Shell): Blocking<void> {
  const action = shell.traps.get('ERR');
  if (!action || shell.isInTrap || (shell.functionNames.length > 0 && !shell.options.E)) return;
  const { status } = shell;
  shell.isInTrap = true;
  yield* runAction(shell, action, 'error trap', shell.line);
  shell.isInTrap = false;
  if (shell.flow === 'none') shell.status = status;
}

/** bash's RETURN trap, when a function or a sourced file has ended. */
export function* runReturnTrap(shell: Shell): Blocking<void> {
  const action = shell.traps.get('RETURN');
  if (!action || !shell.isBash || shell.isInTrap) return;
  const { status, flow } = shell;
  shell.flow = 'none';
  shell.isInTrap = true;
  yield* runAction(shell, action, 'return trap', shell.line);
  shell.isInTrap = false;
  if (shell.flow !== 'none') return;
  shell.status = status;
  shell.flow = flow;
}
