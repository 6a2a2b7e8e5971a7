import { releaseFile, retainFile } from '../../process/index';
import type { Blocking, OpenFile, Process } from '../../process/types';
import { addJob } from '../jobTable';
import type { Command, Coprocess } from '../parse/ast';
import type { Shell } from '../state';
import { forkShell, waitForChild } from './children';

/** `coproc NAME command`: NAME holds the descriptors to read from and to write to, NAME_PID the process. */
export function runCoprocess(shell: Shell, { name, body, start, end }: Coprocess): number {
  const { process } = shell;
  const [output, input] = [process.pipe(), process.pipe()];
  const { child, copy } = forkShell(shell, body);
  copy.isTail = false;
  child.setFd(0, input.read);
  child.setFd(1, output.write);
  const place = (file: OpenFile): number => {
    let fd = 63;
    while (process.fd(fd)) fd--;
    process.setFd(fd, file);
    child.setFd(fd, undefined);
    return fd;
  };
  const array = [String(place(output.read)), String(place(input.write))];
  shell.variables.change(name, { value: null, array });
  shell.set(`${name}_PID`, String(child.pid));
  shell.lastBackground = child;
  addJob(shell, child, shell.sourceText.slice(start, end));
  return 0;
}

/** bash's `shopt -s lastpipe`: the last stage runs in this shell. */
export function* runLastHere(
  shell: Shell,
  stage: Command,
  input: OpenFile,
  children: readonly Process[],
  isTested: boolean,
): Blocking<readonly number[]> {
  const { process } = shell;
  const before = process.fd(0);
  if (before) retainFile(before);
  process.setFd(0, input);
  const result = shell.interpreter.run(shell, stage, isTested);
  const status = typeof result === 'number' ? result : yield* result;
  process.setFd(0, before);
  if (before) releaseFile(before);
  const statuses: number[] = [];
  for (const child of children) statuses.push(yield* waitForChild(shell, child));
  return [...statuses, status];
}

/** The report of `time`. Virtual time only passes while something sleeps or waits, so user and system time are nothing. */
export function* reportTime(shell: Shell, elapsedMs: number, isPosix: boolean): Blocking<void> {
  const seconds = elapsedMs / 1000;
  const format = shell.get('TIMEFORMAT');
  if (format !== null && !isPosix && shell.isBash) {
    if (format !== '') shell.put(2, `${timeAs(format, seconds)}\n`);
  } else if (isPosix) shell.put(2, `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`);
  else {
    const minutes = Math.floor(seconds / 60);
    shell.put(2, `\nreal\t${minutes}m${(seconds - minutes * 60).toFixed(3)}s\nuser\t0m0.000s\nsys\t0m0.000s\n`);
  }
  yield* shell.flush();
}

/** TIMEFORMAT: `%R`, `%3lU`, `%P`. User and system time are nothing. */
function timeAs(format: string, elapsed: number): string {
  return format.replace(/%(?:(\d?)(l?)([RUS])|([P%]))/g, (_whole, digits: string, long: string, letter, other) => {
    if (other) return other === '%' ? '%' : '0.00';
    const seconds = letter === 'R' ? elapsed : 0;
    const places = digits === '' ? 3 : Math.min(3, Number(digits));
    if (long === '') return seconds.toFixed(places);
    return `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(places)}s`;
  });
}
