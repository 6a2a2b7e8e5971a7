import type { Process } from '../process/types';
import type { Job } from './job';
import { ShellError } from './shellError';
import type { Shell } from './state';

/** Notes a child in the background. ash and dash give the number of a job again that ended and was waited for. */
export function addJob(shell: Shell, process: Process, text: string, stages = 1): Job {
  const number = shell.isBash ? (shell.jobs.at(-1)?.number ?? 0) + 1 : freeNumber(shell);
  const job: Job = { process, text, number, stages, wasWaitedFor: false, wasReaped: false };
  shell.jobs.push(job);
  return job;
}

/**
 * The number of the next job of ash and dash. Whatever they fork is one, if only while they wait for it: the job that had
 * the number, ended and was waited for, is forgotten, and its status with it.
 */
export function freeNumber(shell: Shell): number {
  for (let number = 1; ; number++) {
    const job = shell.jobs.find((other) => other.number === number);
    if (job && !(job.wasWaitedFor && hasEnded(job))) continue;
    if (job) {
      shell.jobs = shell.jobs.filter((other) => other !== job);
      shell.finishedJobs.delete(job.process.pid);
    }
    return number;
  }
}

export function hasEnded(job: Job): boolean {
  return job.process.exitStatus !== undefined;
}

/** A shell that waits for one child learns of all that have ended. bash keeps only their status, without job control. */
export function reapJobs(shell: Shell): void {
  if (shell.isBash && !shell.isInteractive) {
    for (const job of shell.jobs) if (hasEnded(job)) noteWaitedFor(shell, job);
    return;
  }
  for (const job of shell.jobs) if (hasEnded(job)) job.wasReaped = true;
}

/** `%1` → that job, `%%` → the last one. */
export function jobOf(shell: Shell, word: string): Job | undefined {
  if (word === '%%' || word === '%+' || word === '%') return shell.jobs.at(-1);
  if (word === '%-') return shell.jobs.at(-2);
  const name = word.slice(1);
  if (shell.isBash && !/^\d/.test(name))
    return shell.jobs.find(({ text }) => (name.startsWith('?') ? text.includes(name.slice(1)) : text.startsWith(name)));
  return shell.jobs.find(({ number }) => number === Number(name));
}

/** It was waited for: bash forgets it, the others keep it until `jobs` has shown it. Its status stays known. */
export function noteWaitedFor(shell: Shell, job: Job): void {
  shell.finishedJobs.set(job.process.pid, job.process.exitStatus ?? 0);
  job.wasWaitedFor = true;
  if (shell.isBash) shell.jobs = shell.jobs.filter((other) => other !== job);
}

/** A job that is not there. ash and dash end the builtin with 2. */
export function noSuchJob(shell: Shell, command: string, word: string): void {
  if (!shell.isBash && /^%[%+]?$/.test(word))
    throw new ShellError(`${command}: ${shell.family === 'ash' ? shell.builtinLine() : ''}No current job`, 2);
  if (shell.isBash) shell.warn(`${command}: ${word}: no such job`);
  else if (shell.family === 'dash') throw new ShellError(`${command}: No such job: ${word}`, 2);
  else throw new ShellError(`${command}: ${shell.builtinLine()}${word}: no such job`, 2);
}
