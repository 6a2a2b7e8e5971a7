import type { Blocking } from '../../process/types';
import type { SimpleCommand } from '../parse/ast';
import type { Shell } from '../state';
import { runExternalCommand } from './external';

const EMPTY: SimpleCommand = {
  kind: 'simple',
  start: 0,
  end: 0,
  line: 0,
  assignments: [],
  words: [],
  redirections: [],
  hasSubstitution: false,
};

/** Runs words as an external program: what `command` does with a name that is no builtin. */
export function runExternalWords(shell: Shell, argv: readonly string[]): Blocking<number> {
  return runExternalCommand(shell, EMPTY, argv);
}
