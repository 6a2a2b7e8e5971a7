/** What the outside types into: the input of a container's first process, or of an exec. */
import type { ProcessCore } from './core';
import { PipeReader, PipeWriter } from './openFile';
import { Pipe } from './pipe';
import type { ProcessImplementation } from './process';
import { TerminalFile } from './terminal';
import type { ExecHandle, SignalName } from './types';

export function attachPipe(process: ProcessImplementation): ExecHandle {
  const input = new Pipe(false, Number.POSITIVE_INFINITY);
  const end = new PipeWriter(input);
  end.retain();
  let isOpen = true;
  process.setFd(0, new PipeReader(input));
  return {
    write: (text) => {
      if (isOpen && !process.hasExited) input.append(text);
    },
    closeInput: () => {
      if (isOpen) end.release();
      isOpen = false;
    },
    signal: (name) => process.deliver(name, true),
  };
}

/** A terminal is input and output at once, and its Ctrl-C reaches the whole process group. */
export function attachTerminal(
  process: ProcessImplementation,
  processes: ReadonlyMap<number, ProcessCore>,
  onOutput: (text: string) => void,
): ExecHandle {
  const signalGroup = (name: SignalName): void => {
    for (const member of [...processes.values()]) if (member.groupId === process.groupId) member.deliver(name, true);
  };
  const terminal = new TerminalFile(onOutput, signalGroup);
  process.terminal = terminal;
  for (const fd of [0, 1, 2]) process.setFd(fd, terminal);
  return {
    write: (text) => terminal.type(text),
    closeInput: () => terminal.hangUp(),
    signal: signalGroup,
  };
}
