import type { Blocking } from '../../process/types';
import { matches } from '../expand/patterns';
import { substitute } from '../expand/substitute';
import { expandPattern, expandString } from '../expand/words';
import type { Case, CaseItem } from '../parse/ast';
import type { Shell } from '../state';
import { traceCase } from './trace';
import { hasDebugTrap, runDebugTrap } from './traps';

export function* runCase(shell: Shell, command: Case, isTested: boolean): Blocking<number> {
  shell.line = command.line;
  if (shell.traps.size > 0 && hasDebugTrap(shell)) {
    shell.current = command;
    yield* runDebugTrap(shell);
  }
  if (shell.options.x && shell.isBash) {
    traceCase(shell, command);
    if (!shell.flushNow()) yield* shell.flush();
  }
  if (command.word.hasSubstitution) yield* substitute(shell, [command.word]);
  const value = expandString(shell, command.word);
  let status = 0;
  let fallsThrough = false;
  for (const item of command.items) {
    if (!fallsThrough && !(yield* matchesItem(shell, item, value))) continue;
    if (item.body) {
      const result = shell.interpreter.run(shell, item.body, isTested);
      status = typeof result === 'number' ? result : yield* result;
    } else status = 0;
    if (shell.flow !== 'none' || item.terminator === ';;') break;
    fallsThrough = item.terminator === ';&';
  }
  return status;
}

function* matchesItem(shell: Shell, item: CaseItem, value: string): Blocking<boolean> {
  for (const pattern of item.patterns) {
    if (pattern.hasSubstitution) yield* substitute(shell, [pattern]);
    if (matches(shell, expandPattern(shell, pattern), value)) return true;
  }
  return false;
}
