import type { Blocking, Process } from '../../process/types';
import { addJob } from '../jobTable';
import type { Background, Command, Grouping, Pipeline } from '../parse/ast';
import { bash } from '../parts';
import type { Shell } from '../state';
import { forkShell, waitForChild } from './children';

/** bash does not negate what runs in the background. */
function bare(command: Command): Command {
  if (command.kind !== 'pipeline' || !command.negated) return command;
  const [only, ...others] = command.commands;
  return only && others.length === 0 ? only : { ...command, negated: false };
}

export function* runSubshell(shell: Shell, command: Grouping, isTested: boolean): Blocking<number> {
  const { child, copy } = forkShell(shell, command.body, isTested);
  copy.isTail = false;
  if (shell.isBash) copy.loopDepth = 0;
  copy.isTested = isTested;
  return yield* waitForChild(shell, child, `( ${shell.sourceText.slice(command.body.start, command.body.end)} )`);
}

/** `command &`: no terminal input, no keyboard signals. */
export function runBackground(shell: Shell, { command }: Background): number {
  const { child, copy } = forkShell(shell, shell.isBash ? bare(command) : command, false, true);
  if (shell.isBash) copy.loopDepth = 0;
  // bash leaves the input alone that a pipeline gave to the group the command is in.
  const keepsInput = shell.isInteractive || (shell.isBash && shell.process.fd(0)?.kind === 'pipe-read');
  if (!keepsInput && !command.redirections?.some(({ fd }) => fd === 0))
    child.setFd(0, child.open('/dev/null', { read: true }));
  shell.lastBackground = child;
  const { number } = addJob(shell, child, shell.sourceText.slice(command.start, command.end), stagesOf(command));
  if (shell.isInteractive && shell.isBash) shell.put(2, `[${number}] ${child.pid}\n`);
  return 0;
}

const stagesOf = (command: Command): number => (command.kind === 'pipeline' ? command.commands.length : 1);

/** All stages start together; the status is the last one's, or with pipefail the last that failed. */
export function* runPipeline(shell: Shell, command: Pipeline, isTested: boolean): Blocking<number> {
  const { commands, negated } = command;
  const first = commands[0];
  let status = 0;
  if (commands.length > 1) {
    const statuses = yield* runStages(shell, command, isTested || negated);
    shell.pipeStatuses = statuses;
    status = statuses[statuses.length - 1] ?? 0;
    if (shell.options.pipefail) status = statuses.reduce((failed, each) => (each === 0 ? failed : each), 0);
  } else if (first) {
    const startedAtMs = shell.process.nowMs;
    const result = shell.interpreter.run(shell, first, isTested || negated);
    status = typeof result === 'number' ? result : yield* result;
    if (command.timed) yield* bash.get().reportTime(shell, shell.process.nowMs - startedAtMs, command.timedPosix);
    if (shell.flow !== 'none') return status;
    if (negated) shell.pipeStatuses = [status];
    return negated ? Number(status === 0) : status;
  }
  if (command.timed) yield* bash.get().reportTime(shell, 0, command.timedPosix);
  return negated ? Number(status === 0) : status;
}

function* runStages(shell: Shell, command: Pipeline, isTested: boolean): Blocking<readonly number[]> {
  const startedAtMs = shell.process.nowMs;
  const children: Process[] = [];
  let input: ReturnType<Process['pipe']>['read'] | undefined;
  for (const [index, stage] of command.commands.entries()) {
    const isLast = index === command.commands.length - 1;
    if (isLast && shell.isBash && stage.kind === 'simple') shell.current = stage;
    if (isLast && shell.options.lastpipe && input)
      return [...(yield* bash.get().runLastHere(shell, stage, input, children, isTested))];
    const pipe = isLast ? undefined : shell.process.pipe();
    const { child, copy } = forkShell(shell, stage, isTested);
    // bash expands the words of a simple command before it counts the subshell.
    if (stage.kind === 'simple') {
      copy.subshellDepth--;
      // Its child runs no ERR trap, unless inside of a function.
      if (!shell.functions.has(stage.words[0]?.literal ?? '')) copy.traps.delete('ERR');
    }
    if (input) child.setFd(0, input);
    if (pipe) {
      child.setFd(1, pipe.write);
      if (command.withStderr[index]) child.setFd(2, pipe.write);
    }
    children.push(child);
    input = pipe?.read;
  }
  const statuses: number[] = [];
  for (const child of children) statuses.push(yield* waitForChild(shell, child));
  if (command.timed) yield* bash.get().reportTime(shell, shell.process.nowMs - startedAtMs, command.timedPosix);
  return statuses;
}
