/** The run as sentences: the full equivalent of the picture, for reading, for copying, for screen readers. */
import type { DnsAnswer, Run, TraceEvent } from '../engine/run';
import { asPod } from './objects';
import { indexOf } from './runIndex';
import { countUntil } from './search';
import { type Sentence, sentence } from './sentence';

export interface TranscriptLine {
  readonly atMs: number;
  readonly sequence: number;
  readonly said: Sentence;
}

const transcripts = new WeakMap<Run, readonly TranscriptLine[]>();

export function transcriptOf(run: Run): readonly TranscriptLine[] {
  const known = transcripts.get(run);
  if (known) return known;
  const memory = memoryOf(run);
  const lines: TranscriptLine[] = [];
  for (const event of run.trace) {
    const said = sentenceOf(event, memory);
    if (said) lines.push({ atMs: event.atMs, sequence: event.sequence, said });
  }
  transcripts.set(run, lines);
  return lines;
}

/** What had happened by `t`, the latest last. */
export function transcriptAt(run: Run, t: number, most = 500): readonly TranscriptLine[] {
  const lines = transcriptOf(run);
  const end = countUntil(lines, t);
  return lines.slice(Math.max(0, end - most), end);
}

/** One event by itself. Undefined where it says nothing to a reader. */
export const eventSentence = (run: Run, event: TraceEvent): Sentence | undefined => sentenceOf(event, memoryOf(run));

const names = new WeakMap<Run, ReadonlyMap<string, string>>();

function memoryOf(run: Run): Memory {
  let containers = names.get(run);
  if (!containers) {
    containers = new Map([...indexOf(run).instances.values()].map(({ id, container }) => [id, container]));
    names.set(run, containers);
  }
  return { last: new Map(), containers };
}

interface Memory {
  /** What was said last about something, so that a loop's thousandth turn says nothing new. */
  readonly last: Map<string, string>;
  /** Container id → name. */
  readonly containers: ReadonlyMap<string, string>;
}

function isNew({ last }: Memory, about: string, value: string): boolean {
  if (last.get(about) === value) return false;
  last.set(about, value);
  return true;
}

function sentenceOf(event: TraceEvent, memory: Memory): Sentence | undefined {
  switch (event.kind) {
    case 'step-started':
      return sentence('transcript.step', { command: event.run });
    case 'object':
      return objectSentence(event, memory);
    case 'dns-answer':
      return dnsSentence(event, memory);
    case 'connection': {
      const container = memory.containers.get(event.containerId);
      const target = `${event.service?.name ?? event.peer ?? event.address}:${event.port}`;
      if (!container || !isNew(memory, `connection ${container} ${target}`, event.outcome)) return undefined;
      return sentence(`transcript.connection.${event.outcome}`, { container, target });
    }
    case 'file': {
      const by = memory.containers.get(event.containerId);
      if (!event.volume || event.operation !== 'create' || !by) return undefined;
      return sentence('transcript.file', { container: by, path: event.path, volume: event.volume });
    }
    case 'probe': {
      const { container, probe, outcome } = event;
      if (!isNew(memory, `probe ${event.podUid}/${container} ${probe}`, outcome)) return undefined;
      return sentence(`transcript.probe.${outcome}`, { container, probe });
    }
    default:
      return lifeSentence(event, memory);
  }
}

function lifeSentence(event: TraceEvent, memory: Memory): Sentence | undefined {
  switch (event.kind) {
    case 'sandbox':
      if (event.state === 'ready') return sentence('transcript.sandbox', { address: event.address ?? '' });
      return event.state === 'dead' ? sentence('transcript.sandboxDead') : undefined;
    case 'volume':
      if (event.state !== 'failed') return undefined;
      if (!isNew(memory, `volume ${event.podUid}/${event.volume}`, event.message ?? '')) return undefined;
      return sentence('transcript.volumeFailed', { volume: event.volume, message: event.message ?? '' });
    case 'pull-started':
      return sentence('transcript.pull', { container: event.container, image: event.image });
    case 'pull-ended':
      if (!event.error) return sentence('transcript.pulled', { image: event.image });
      return sentence('transcript.pullFailed', { image: event.image, error: event.error });
    case 'container-started':
      return sentence('transcript.started', { container: event.container });
    case 'container-exited':
      return sentence('transcript.exited', {
        container: event.container,
        code: event.exitCode,
        reason: event.reason,
      });
    case 'back-off':
      return sentence('transcript.backOff', { container: event.container, seconds: Math.round(event.delayMs / 1000) });
    case 'signal': {
      const container = memory.containers.get(event.containerId) ?? '';
      const code = event.ignored ? 'transcript.signalIgnored' : 'transcript.signal';
      return sentence(code, { container, signal: event.signal });
    }
    case 'hook':
      return sentence(`transcript.hook.${event.state}`, { container: event.container, hook: event.hook });
    default:
      return undefined;
  }
}

function objectSentence(event: Extract<TraceEvent, { kind: 'object' }>, memory: Memory): Sentence | undefined {
  const { kind, metadata } = event.object;
  const { name = '', namespace = '', uid = '' } = metadata;
  if (kind === 'Event' || kind === 'EndpointSlice' || kind === 'Endpoints') return undefined;
  if (namespace === 'kube-system' || event.cause < 0) return undefined;
  if (event.type === 'ADDED') return sentence('transcript.created', { kind, name });
  if (event.type === 'DELETED') return sentence('transcript.deleted', { kind, name });
  const pod = asPod(event.object);
  if (!pod) return undefined;
  const node = pod.spec.nodeName ?? '';
  if (node && isNew(memory, `node ${uid}`, node)) return sentence('transcript.scheduled', { pod: name, node });
  if (metadata.deletionTimestamp && isNew(memory, `deleting ${uid}`, 'yes')) {
    return sentence('transcript.deleting', { pod: name });
  }
  const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
  if (isNew(memory, `ready ${uid}`, String(ready)) && ready) return sentence('transcript.ready', { pod: name });
  const phase = pod.status?.phase ?? '';
  if (!isNew(memory, `phase ${uid}`, phase) || phase === 'Pending') return undefined;
  return sentence('transcript.phase', { pod: name, phase });
}

function dnsSentence(event: DnsAnswer, memory: Memory): Sentence | undefined {
  const container = memory.containers.get(event.containerId);
  const { reply, name, type } = event;
  if (!container || type === 'AAAA') return undefined;
  const answers = typeof reply === 'string' ? [] : reply.answers.filter((record) => record.type === type);
  const answer = typeof reply === 'string' ? reply : answers.map(({ data }) => data).join(', ') || reply.rcode;
  if (!isNew(memory, `dns ${container} ${name} ${type}`, answer)) return undefined;
  return sentence(answers.length > 0 ? 'transcript.dns.found' : 'transcript.dns.none', { container, name, answer });
}
