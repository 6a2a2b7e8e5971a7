/** Objects of the recordings, as the API server would serve them. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { EventObject, Pod } from '../../api/core';
import { isPod } from '../../kubectl/resources/kinds';
import type { Recording } from '../conformance/recording';

const FOLDER = new URL('../recordings/', import.meta.url);

export const recordings = (): Recording[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file): Recording => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

export const recordingNamed = (name: string): Recording =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

/** The Pods at the end, read from what `kubectl get -o yaml` printed. */
export function recordedPods(recording: Recording): { pod: Pod; yaml: string; describe: string }[] {
  return Object.values(recording.final?.pods ?? {}).flatMap(({ yaml, describe }) => {
    const pod: Pod = parse(yaml);
    return isPod(pod) ? [{ pod, yaml, describe }] : [];
  });
}

/** The last state of each Event, with the UID of what it is about filled in. */
export function recordedEvents(recording: Recording, pods: readonly Pod[]): EventObject[] {
  const latest = new Map<string, EventObject>();
  for (const { type, object } of recording.events) {
    const { kind, name, fieldPath, component, ...rest } = {
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: null,
      ...object,
    };
    const key = JSON.stringify([
      kind,
      name,
      fieldPath,
      component,
      rest.reason,
      rest.message,
      rest.firstTimestamp,
      rest.eventTime,
    ]);
    if (type === 'DELETED') {
      latest.delete(key);
      continue;
    }
    const uid = pods.find(({ metadata }) => metadata.name === name)?.metadata.uid;
    const scheduler = component === 'default-scheduler';
    latest.set(key, {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `event-${latest.size}`, namespace: recording.namespace },
      involvedObject: {
        kind,
        name,
        namespace: recording.namespace,
        ...(fieldPath ? { fieldPath } : {}),
        ...(uid ? { uid } : {}),
      },
      source: scheduler ? {} : { component, host: 'node-1' },
      reportingComponent: component,
      reportingInstance: '',
      ...rest,
      type: rest.type === 'Warning' ? 'Warning' : 'Normal',
    });
  }
  return [...latest.values()];
}
