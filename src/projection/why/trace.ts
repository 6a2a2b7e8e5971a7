/** A chain read off the trace: from an event to what caused it, down to what somebody typed. */
import type { Run, TraceEvent } from '../../engine/run';
import { asEvent, asPod } from '../objects';
import { indexOf } from '../runIndex';
import { type Sentence, sentence } from '../sentence';
import { eventSentence } from '../transcript';
import type { WhyLink, YamlPlace } from './link';
import { containerField, podPlace } from './place';

/** Longer chains are cut in the middle of a loop's turns, never at their ends. */
const MOST_LINKS = 12;
const MOST_EVENTS = 20_000;

/** `event` and its causes. What a loop does again and again is said once. */
export function traceLinks(run: Run, event: TraceEvent | undefined): readonly WhyLink[] {
  const links: WhyLink[] = [];
  const said = new Set<string>();
  let current = event;
  for (let count = 0; current && count < MOST_EVENTS; count++) {
    const link = linkOf(run, current);
    const kind = link ? aboutOf(current) : '';
    if (link && !said.has(kind) && (links.length < MOST_LINKS || link.end)) {
      said.add(kind);
      links.push(link);
    }
    current = run.trace[current.cause];
  }
  return links;
}

/** Two events about the same thing are turns of one loop. */
function aboutOf(event: TraceEvent): string {
  const container = 'container' in event ? event.container : 'containerId' in event ? event.containerId : '';
  if (event.kind === 'decision') return `${event.code} ${container}`;
  if (event.kind === 'object') return `object ${event.type} ${event.object.kind}/${event.object.metadata.name}`;
  if (event.kind === 'log') return `log ${event.sequence}`;
  return `${event.kind} ${container}`;
}

function linkOf(run: Run, event: TraceEvent): WhyLink | undefined {
  const said = saidOf(run, event);
  if (!said) return undefined;
  const { atMs, sequence } = event;
  const yaml = placeOf(run, event);
  return { said, atMs, sequence, ...(yaml ? { yaml } : {}), ...(event.kind === 'step-started' ? { end: 'step' } : {}) };
}

/** Decisions that only say that work goes on would make every chain look alike. */
const UNSAID = new Set(['kubelet.pod-admitted', 'kubelet.create-sandbox', 'scheduler.assigned']);

function saidOf(run: Run, event: TraceEvent): Sentence | undefined {
  if (event.kind === 'step-started') return sentence('why.step', { command: event.run });
  if (event.kind === 'decision') return UNSAID.has(event.code) ? undefined : sentence(event.code, event.params);
  if (event.kind === 'log') return sentence('why.line', { line: event.line.slice(0, 300) });
  if (event.kind === 'object') {
    const recorded = asEvent(event.object);
    if (recorded) return sentence('why.event', { reason: recorded.reason, message: recorded.message });
  }
  // Set-up that always succeeds explains nothing.
  if (event.kind === 'sandbox' && event.state === 'ready') return undefined;
  return eventSentence(run, event);
}

/** The container's block, or the object's manifest. */
function placeOf(run: Run, event: TraceEvent): YamlPlace | undefined {
  if (event.kind === 'object' && event.type === 'ADDED' && event.by === 'kubectl') {
    const { kind, metadata } = event.object;
    return { kind, namespace: metadata.namespace ?? '', name: metadata.name ?? '', path: 'metadata.name' };
  }
  const index = indexOf(run);
  const instance = 'containerId' in event ? index.instances.get(event.containerId) : undefined;
  const podUid = instance?.podUid ?? ('podUid' in event ? event.podUid : undefined);
  const container = instance?.container ?? ('container' in event ? event.container : undefined);
  const version = podUid ? index.pods.get(podUid)?.versions.at(-1) : undefined;
  const pod = version ? asPod(version.object) : undefined;
  if (!pod || !container) return undefined;
  const apps = pod.spec.containers.findIndex(({ name }) => name === container);
  const inits = (pod.spec.initContainers ?? []).findIndex(({ name }) => name === container);
  if (apps < 0 && inits < 0) return undefined;
  const runs = ['log', 'file', 'connection', 'dns-answer', 'container-exited'].includes(event.kind);
  return podPlace(run, pod, containerField(apps >= 0 ? 'app' : 'init', Math.max(apps, inits), runs ? 'command' : ''));
}
