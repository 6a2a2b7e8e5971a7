import { ShellError } from '../shellError';
import type { Shell } from '../state';

/** `set -u` and a parameter that is not set. */
export function unsetError(shell: Shell, name: string, isPlain = true): ShellError {
  const shown = /^[A-Za-z_]/.test(name) || !isPlain ? name : `$${name}`;
  const words = shell.isBash ? `${shown}: unbound variable` : `${name}: parameter not set`;
  const isOrdinary = shell.isBash && (shell.isSubshell || shell.options.e);
  return new ShellError(words, isOrdinary ? 1 : shell.traits.unsetStatus, true);
}
