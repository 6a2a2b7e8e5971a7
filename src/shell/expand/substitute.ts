import type { Blocking } from '../../process/types';
import type { Redirection, Word, WordPart } from '../parse/ast';
import { bash, sockets } from '../parts';
import type { Shell } from '../state';
import { plainParameter } from './parameter';
import { expandString } from './words';

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

/** The same for what redirections need; and opens the connections of `/dev/tcp/HOST/PORT`, which takes time as well. */
export function* substituteRedirections(shell: Shell, redirections: readonly Redirection[]): Blocking<void> {
  for (const redirection of redirections) {
    const { target, hereDocument, isSocket } = redirection;
    if (target.hasSubstitution) yield* substitute(shell, [target]);
    if (hereDocument?.hasSubstitution) yield* substitute(shell, [hereDocument]);
    if (isSocket) yield* openSocket(shell, redirection);
  }
}

function* openSocket(shell: Shell, redirection: Redirection): Blocking<void> {
  const path = expandString(shell, redirection.target);
  const [, kind, host = '', port = ''] = /^\/dev\/(tcp|udp)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (kind === 'udp')
    shell.process.container.notice?.('program.approximated', { program: '/dev/udp', topic: 'nobody listens' });
  else if (kind === 'tcp') shell.sockets.set(redirection, yield* sockets.get().openTcp(shell.process, host, port));
}

function* substitutePart(shell: Shell, part: WordPart): Blocking<void> {
  switch (part.kind) {
    case 'command':
      shell.substitutions.set(part, yield* shell.interpreter.substituteCommand(shell, part));
      shell.hadSubstitution = true;
      break;
    case 'process':
      shell.substitutions.set(part, bash.get().substituteProcess(shell, part));
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
