/** Why a line was printed, and what a Kubernetes Event follows from. */
import type { LogWritten, Run } from '../../engine/run';
import { indexOf } from '../runIndex';
import { lookupAt } from '../stage/lookup';
import { servicesAt } from '../stage/network';
import { fileLinks } from './files';
import type { WhyLink } from './link';
import { connectionChain, lookupLinks } from './network';
import { traceLinks } from './trace';

export function outputLinks(run: Run, sequence: number): readonly WhyLink[] {
  const event = run.trace[sequence];
  if (event?.kind === 'log') return logLinks(run, event);
  return traceLinks(run, event);
}

function logLinks(run: Run, event: LogWritten): readonly WhyLink[] {
  const chain = traceLinks(run, event);
  const instance = indexOf(run).instances.get(event.containerId);
  const [printed] = chain;
  if (!instance || !printed) return chain;
  const { podUid, container, namespace } = instance;
  const path = missingPath(event.line);
  if (path !== undefined) return [printed, ...fileLinks(run, { podUid, container, path }, event.atMs)];
  if (/refused|timed out|unreachable/i.test(event.line)) {
    const tried = connectionChain(run, event.atMs, podUid, container);
    if (tried.length > 0) return [printed, ...tried];
  }
  const lookup = lookupAt(run, event.atMs, podUid, container);
  if (lookup && isAboutNames(event, lookup.atMs)) {
    return [printed, ...lookupLinks(lookup, servicesAt(run, event.atMs), namespace)];
  }
  return chain;
}

/** A line says something about a look-up if it quotes one, or comes right after one. */
const isAboutNames = ({ line, atMs }: LogWritten, lookupMs: number): boolean =>
  /resolve|NXDOMAIN|bad address|can't find|Name:|Address|Server:/i.test(line) || atMs - lookupMs < 100;

/** The path that a program could not open, as it says so. */
export function missingPath(line: string): string | undefined {
  if (!/no such file|can't open|cannot access|not found/i.test(line)) return undefined;
  return /\/[^\s:'"`’]+/.exec(line)?.[0];
}
