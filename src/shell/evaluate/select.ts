import type { Blocking } from '../../process/types';
import type { For } from '../parse/ast';
import { seldom } from '../parts';
import type { Shell } from '../state';
import { hasName, leavesLoop, loopWords, setVariable } from './loops';
import { traceFor } from './trace';

/** bash's `select`: a menu on stderr, an answer from stdin, until end of file or `break`. */
export function* runSelect(shell: Shell, command: For, isTested: boolean): Blocking<number> {
  if (!hasName(shell, command)) return 1;
  const values = yield* loopWords(shell, command.words);
  let status = 0;
  let showsMenu = true;
  traceFor(shell, command);
  shell.loopDepth++;
  for (;;) {
    if (showsMenu) shell.put(2, seldom.get().menuOf(values));
    shell.put(2, shell.get('PS3') ?? '#? ');
    yield* shell.flush();
    const line = yield* readAnswer(shell);
    if (line === undefined) {
      status = 1;
      break;
    }
    const answer = line.trim();
    showsMenu = answer === '';
    if (showsMenu) continue;
    shell.set('REPLY', line);
    const chosen = /^\d+$/.test(answer) ? (values[Number(answer) - 1] ?? '') : '';
    if (!setVariable(shell, command.variable, chosen)) {
      status = 1;
      break;
    }
    const body: number | Blocking<number> = shell.interpreter.run(shell, command.body, isTested);
    status = typeof body === 'number' ? body : yield* body;
    if (shell.flow !== 'none' && leavesLoop(shell)) break;
  }
  shell.loopDepth--;
  return status;
}

function* readAnswer(shell: Shell): Blocking<string | undefined> {
  let line = '';
  for (;;) {
    const character = yield* shell.process.read(0, 1);
    if (character === '') return line === '' ? undefined : line;
    if (character === '\n') return line;
    line += character;
  }
}
