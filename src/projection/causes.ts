/** The moments worth stepping to: something began, ended, was decided or was answered. */
import type { Run, TraceEvent } from '../engine/run';
import { countUntil } from './search';

/** `major`: the Pod's story. `minor`: also every further turn of a waiting loop. */
export type CauseLevel = 'major' | 'minor';

export interface CauseMoment {
  readonly atMs: number;
  /** The first event of the moment. */
  readonly sequence: number;
  readonly level: CauseLevel;
}

/** Events closer together than this are one moment: nobody can see them apart. */
const MOMENT_MS = 40;

const moments = new WeakMap<Run, { major: readonly CauseMoment[]; all: readonly CauseMoment[] }>();

export function causesOf(run: Run, level: CauseLevel = 'major'): readonly CauseMoment[] {
  let known = moments.get(run);
  if (!known) {
    const all = collect(run);
    known = { all: merge(all), major: merge(all.filter((moment) => moment.level === 'major')) };
    moments.set(run, known);
  }
  return level === 'major' ? known.major : known.all;
}

export const nextCause = (run: Run, t: number, level: CauseLevel = 'major'): CauseMoment | undefined => {
  const list = causesOf(run, level);
  return list[countUntil(list, t)];
};

export function previousCause(run: Run, t: number, level: CauseLevel = 'major'): CauseMoment | undefined {
  const list = causesOf(run, level);
  return list[countUntil(list, t - 1) - 1];
}

/** The moments in `(fromMs, untilMs]`, for marks and for "skip waiting". */
export function causesBetween(run: Run, fromMs: number, untilMs: number, level: CauseLevel = 'major') {
  const list = causesOf(run, level);
  return list.slice(countUntil(list, fromMs), countUntil(list, untilMs));
}

function collect(run: Run): readonly CauseMoment[] {
  const found: CauseMoment[] = [];
  const answers = new Map<string, string>();
  for (const event of run.trace) {
    const level = levelOf(event, answers);
    if (level) found.push({ atMs: event.atMs, sequence: event.sequence, level });
  }
  return found;
}

/** `answers` remembers what was answered last, so that only a change of answer is a major moment. */
function levelOf(event: TraceEvent, answers: Map<string, string>): CauseLevel | undefined {
  switch (event.kind) {
    case 'step-started':
    case 'pull-started':
    case 'pull-ended':
    case 'container-started':
    case 'container-exited':
    case 'back-off':
      return 'major';
    case 'sandbox':
      return event.state === 'ready' || event.state === 'dead' ? 'major' : undefined;
    case 'object': {
      const { kind, metadata } = event.object;
      if (kind === 'Event' || event.type === 'MODIFIED' || metadata.namespace === 'kube-system') return undefined;
      return event.cause >= 0 ? 'major' : undefined;
    }
    case 'file':
      return event.volume && event.operation === 'create' ? 'major' : undefined;
    case 'dns-answer': {
      // AAAA goes beside A and says nothing of its own in an IPv4 cluster.
      if (event.type === 'AAAA') return undefined;
      const reply = typeof event.reply === 'string' ? event.reply : event.reply.rcode;
      return changed(answers, `dns ${event.containerId} ${event.name} ${event.type}`, reply);
    }
    case 'connection':
      return changed(answers, `connection ${event.containerId} ${event.address}:${event.port}`, event.outcome);
    case 'probe':
      return changed(answers, `probe ${event.podUid}/${event.container} ${event.probe}`, event.outcome);
    case 'signal':
    case 'hook':
      return 'minor';
    default:
      return undefined;
  }
}

function changed(answers: Map<string, string>, key: string, answer: string): CauseLevel {
  const before = answers.get(key);
  answers.set(key, answer);
  return before === answer ? 'minor' : 'major';
}

/** A moment stands at its last event, so that whoever steps there sees all of it. */
function merge(list: readonly CauseMoment[]): readonly CauseMoment[] {
  const merged: CauseMoment[] = [];
  let firstMs = Number.NEGATIVE_INFINITY;
  for (const moment of list) {
    const last = merged.at(-1);
    if (last && moment.atMs - firstMs < MOMENT_MS) merged[merged.length - 1] = { ...last, atMs: moment.atMs };
    else {
      merged.push(moment);
      firstMs = moment.atMs;
    }
  }
  return merged;
}
