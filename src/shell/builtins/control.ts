import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';

/** A number given to `exit`, `shift`, `return`, `break`. Throws ShellError in the words of the shell. */
export function numberArgument(shell: Shell, command: string, word: string, endsBash = false): number {
  if (shell.isBash ? /^-?\d+$/.test(word) : /^\d+$/.test(word)) {
    if (shell.family !== 'dash' || Number(word) < 2 ** 31) return Number(word);
  }
  if (shell.isBash) throw new ShellError(`${command}: ${word}: numeric argument required`, 2, endsBash);
  const where = shell.family === 'ash' ? shell.builtinLine() : '';
  throw new ShellError(`${command}: ${where}Illegal number: ${word}`, 2);
}

export const exit: Builtin = (shell, argv) => {
  if (shell.isBash && argv.length > 2 && /^-?\d+$/.test(argv[1] ?? '')) {
    shell.warn('exit: too many arguments');
    shell.status = 1;
    shell.flow = 'exit';
    return 1;
  }
  let status = shell.trapStatus ?? shell.status;
  const word = argv[1];
  if (word !== undefined) {
    if (shell.isBash && !/^-?\d+$/.test(word)) {
      shell.warn(`exit: ${word}: numeric argument required`);
      status = 2;
    } else status = numberArgument(shell, 'exit', word, true);
  }
  // dash shows its EXIT trap all of the number.
  shell.status = shell.family === 'dash' ? status : status & 255;
  shell.flow = 'exit';
  return shell.status;
};

/** ash and dash look at the number even where there is no loop. */
function refuseCount(shell: Shell, flow: string, word: string): void {
  if (numberArgument(shell, flow, word) > 0) return;
  throw new ShellError(`${flow}: ${shell.family === 'ash' ? shell.builtinLine() : ''}Illegal number: ${word}`, 2);
}

function leaveLoop(flow: 'break' | 'continue'): Builtin {
  return (shell, argv) => {
    if (!shell.isBash && argv[1] !== undefined) refuseCount(shell, flow, argv[1]);
    if (shell.loopDepth === 0) {
      if (shell.isBash) shell.warn(`${flow}: only meaningful in a \`for', \`while', or \`until' loop`);
      return 0;
    }
    if (shell.isBash && argv[1] !== undefined && !/^-?\d+$/.test(argv[1])) {
      shell.warn(`${flow}: ${argv[1]}: numeric argument required`);
      shell.flow = 'exit';
      shell.status = 128;
      return 128;
    }
    const count = argv[1] === undefined ? 1 : numberArgument(shell, flow, argv[1]);
    if (count < 1) {
      shell.warn(`${flow}: ${argv[1]}: loop count out of range`);
      shell.flow = 'break';
      shell.flowCount = shell.loopDepth;
      return 1;
    }
    shell.flow = flow;
    shell.flowCount = Math.min(count, shell.loopDepth);
    return 0;
  };
}

export const breakBuiltin = leaveLoop('break');
export const continueBuiltin = leaveLoop('continue');
