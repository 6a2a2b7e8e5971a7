import type { Shell } from '../state';

/** The builtins of ash that are programs as well name the program they are in, whatever `$0` is. */
export function warnAsProgram(shell: Shell, message: string): void {
  const program = shell.process.argv[0]?.replace(/^-|^.*\//, '');
  if (shell.family === 'ash') shell.put(2, `${program}: ${message}\n`);
  else shell.warn(message);
}
