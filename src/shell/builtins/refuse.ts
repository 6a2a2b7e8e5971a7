import { ShellError } from '../shellError';
import type { Shell } from '../state';

/** An option that a builtin does not know. bash shows the usage and goes on; ash and dash end the builtin with 2. */
export function refuseOption(shell: Shell, command: string, word: string, usage: string): number {
  const option = word.slice(0, 2);
  if (shell.family === 'dash') throw new ShellError(`${command}: Illegal option ${option}`, 2);
  if (shell.family === 'ash') throw new ShellError(`${command}: ${shell.builtinLine()}illegal option ${option}`, 2);
  shell.warn(`${command}: ${option}: invalid option`);
  shell.put(2, `${command}: usage: ${usage}\n`);
  return 2;
}
