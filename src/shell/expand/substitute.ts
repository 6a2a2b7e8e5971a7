import type { Blocking } from '../../process/types';
import type { Redirection, Word, WordPart } from '../parse/ast';
import type { Shell } from '../state';
import { plainParameter } from './parameter';

/**
 * The first phase of expansion: runs the `$(…)` that the words really need (`${x:-$(cmd)}` only if x is unset) and keeps
 * what they printed for the second phase.
 */
export function* substitute(shell: Shell, words: readonly Word[]): Blocking<void> {
  for (const word of words) {
    if (!word.hasSubstitution) continue;
    const { assignment } = word;
    if (assignment?.value?.hasSubstitution) yield* substitute(shell, [assignment.value]);
    else if (assignment?.array) yield* substitute(shell, assignment.array);
    else
      for (const part of word.parts) {
        yield* substitutePart(shell, part);
        if (shell.flow !== 'none') return;
      }
  }
}

export function* substituteRedirections(shell: Shell, redirections: readonly Redirection[]): Blocking<void> {
  for (const { target, hereDocument } of redirections) {
    if (target.hasSubstitution) yield* substitute(shell, [target]);
    if (hereDocument?.hasSubstitution) yield* substitute(shell, [hereDocument]);
  }
}

export function needSubstitution(redirections: readonly Redirection[]): boolean {
  for (const { target, hereDocument } of redirections)
    if (target.hasSubstitution || hereDocument?.hasSubstitution) return true;
  return false;
}

function* substitutePart(shell: Shell, part: WordPart): Blocking<void> {
  switch (part.kind) {
    case 'command':
      shell.substitutions.set(part, yield* shell.interpreter.substituteCommand(shell, part));
      shell.hadSubstitution = true;
      break;
    case 'process':
      shell.substitutions.set(part, shell.interpreter.substituteProcess(shell, part));
      break;
    case 'arithmetic':
      yield* substitute(shell, [part.expression]);
      break;
    case 'parameter': {
      const { index, argument, argument2, operator } = part;
      if (index) yield* substitute(shell, [index]);
      if (!isArgumentNeeded(shell, part.name, operator)) break;
      if (argument) yield* substitute(shell, [argument]);
      if (argument2) yield* substitute(shell, [argument2]);
    }
  }
}

function isArgumentNeeded(shell: Shell, name: string, operator: string): boolean {
  if (!/^:?[-=+?]$/.test(operator)) return true;
  const value = plainParameter(shell, name);
  const isMissing = value === null || (operator.startsWith(':') && value === '');
  return operator.endsWith('+') ? !isMissing : isMissing;
}
