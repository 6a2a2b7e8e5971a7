import { describe, expect, it } from 'vitest';
import { printYaml } from '../api/yamlPrint';
import { recordedEvents, recordedPods, recordings } from '../testing/kubectl/recorded';
import { runKubectl } from '../testing/kubectl/run';

interface Moment {
  epochMs: number;
  startMs: number;
}

/** The recorder looked at the end of a scenario: when exactly is not recorded, but it is one of these moments. */
function moments(created: string | undefined): Moment[] {
  const startMs = Date.parse(created ?? '');
  return Array.from({ length: 320 * 10 }, (_, step) => ({
    epochMs: startMs + Math.floor(step / 10) * 1000,
    startMs: (step % 10) * 100,
  }));
}

/** What is printed at the moment whose output is the recorded one, or, to show the difference, at one near it. */
function printedAtBest(created: string | undefined, recorded: string, print: (moment: Moment) => string): string {
  const candidates = moments(created);
  const age = Number(/(?:Scheduled|\s)\s+(\d+)s/.exec(recorded)?.[1] ?? 0);
  const near = candidates.filter(({ epochMs }) => Math.abs((epochMs - Date.parse(created ?? '')) / 1000 - age) <= 3);
  for (const moment of [...near, ...candidates]) {
    const text = print(moment);
    if (text === recorded) return text;
  }
  return print(near[4] ?? { epochMs: 0, startMs: 0 });
}

const all = recordings().flatMap((recording) => {
  const pods = recordedPods(recording);
  const objects = [
    ...pods.map(({ pod }) => pod),
    ...recordedEvents(
      recording,
      pods.map(({ pod }) => pod),
    ),
  ];
  return pods.map((recorded) => ({
    recording,
    ...recorded,
    objects,
    name: `${recording.name}/${recorded.pod.metadata.name}`,
  }));
});

describe('recorded Pods', () => {
  it.each(all)('$name is printed as YAML', ({ pod, yaml }) => {
    expect(printYaml(pod)).toBe(yaml);
  });

  // The recorder did not keep the series of the scheduler's repeated Events.
  const described = all.filter(({ recording }) => recording.name !== 'too-big-for-the-node');
  it.each(described)('$name is described', ({ pod, describe: text, objects, recording }) => {
    const options = { objects, namespace: recording.namespace };
    const printed = printedAtBest(
      pod.metadata.creationTimestamp,
      text,
      (moment) => runKubectl(['describe', 'pod', pod.metadata.name ?? ''], { ...moment, ...options }).stdout,
    );
    expect(printed).toBe(text);
  });
});

describe('recorded tables', () => {
  const last = recordings().filter((recording) => Object.keys(recording.final?.pods ?? {}).length > 0);
  it.each(last)('$name is listed', (recording) => {
    const pods = recordedPods(recording).map(({ pod }) => pod);
    for (const [flags, text = ''] of [
      [[], recording.final?.get],
      [['-o', 'wide'], recording.final?.getWide],
    ] as const) {
      const printed = printedAtBest(pods[0]?.metadata.creationTimestamp, text, (moment) => {
        const options = { objects: pods, namespace: recording.namespace };
        return runKubectl(['get', 'pods', ...flags], { ...moment, ...options }).stdout;
      });
      expect(printed).toBe(text);
    }
  });
});
