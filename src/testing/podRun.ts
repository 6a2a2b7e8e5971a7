/** Runs of one Pod through the whole engine, and what they show, for tests of what no recording shows. */
import type { EventObject, Pod } from '../api/core';
import type { Run } from '../engine/run';
import { simulate } from '../engine/simulate';
import type { Scenario } from '../scenario/scenario';

/** Applies a Pod `p` with this spec at 0, runs the other steps later. The registry has what the node has. */
export const runPod = (
  spec: string,
  untilMs: number,
  later: readonly { atMs: number; run: string; background?: boolean }[] = [],
  rest: Partial<Scenario> = {},
): Run =>
  simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: ${spec}\n` },
    steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }, ...later],
    untilMs,
    node: { images: ['busybox:1.36', 'nginx'], registry: [] },
    ...rest,
  });

/** A container in YAML's flow style; `rest` are further fields. */
export const busybox = (name: string, command: string, rest = ''): string =>
  `{name: ${name}, image: "busybox:1.36", command: [sh, -c, '${command}']${rest ? `, ${rest}` : ''}}`;

/** Every state of every Pod that a watch would have delivered. */
export const podStates = ({ trace }: Run): Pod[] =>
  trace.flatMap((event) =>
    event.kind === 'object' && event.object.kind === 'Pod' && event.type !== 'DELETED' ? [event.object as Pod] : [],
  );

/** `12.3s Reason: message`, in the order in which they were stored. */
export const eventLines = ({ trace }: Run): string[] =>
  trace.flatMap((event) => {
    if (event.kind !== 'object' || event.object.kind !== 'Event') return [];
    const { reason, message } = event.object as EventObject;
    return [`${(event.atMs / 1000).toFixed(1)}s ${reason}: ${message}`];
  });

/** What the steps printed, step by step. */
export const printed = ({ trace }: Run): string[] => {
  const texts = new Map<number, string>();
  for (const event of trace)
    if (event.kind === 'step-output') texts.set(event.step, (texts.get(event.step) ?? '') + event.text);
  return [...texts].sort(([a], [b]) => a - b).map(([, text]) => text);
};
