import { describe, expect, it } from 'vitest';
import { parseDocuments, scriptPlaces } from '../../manifest';
import type { RunningSource } from '../../projection/runningSource';
import { litRanges, litVerbatim } from './litRanges';

const SCRIPT = 'until true; do sleep 2; done';
const TEXT = `kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      initContainers:
      - name: wait
        command: [sh, -c, "${SCRIPT}"]
      containers:
      - name: app
        command:
        - sleep
        - "3600"
`;
const places = scriptPlaces(parseDocuments(TEXT).documents);
const madeBy = [
  { kind: 'Pod', name: 'web-1-a' },
  { kind: 'ReplicaSet', name: 'web-1' },
  { kind: 'Deployment', name: 'web' },
];
const sleeping = { script: SCRIPT, start: SCRIPT.indexOf('sleep'), end: SCRIPT.indexOf('sleep') + 7 };
const wait: RunningSource = {
  container: 'wait',
  namespace: 'default',
  madeBy,
  argv: ['sh', '-c', SCRIPT],
  piece: sleeping,
};
const lit = (running: readonly RunningSource[]) =>
  litRanges(places, running).map(({ start, end }) => TEXT.slice(start, end));

describe('litRanges', () => {
  it('is the piece of the script that runs', () => expect(lit([wait])).toEqual(['sleep 2']));

  it('is lit once for many Pods of one template', () => expect(lit([wait, wait])).toEqual(['sleep 2']));

  it('is the whole command where no shell tells more', () => {
    const app = { container: 'app', namespace: 'default', madeBy, argv: ['sleep', '3600'] };
    expect(lit([app]).join()).toMatch(/^- sleep\n\s+- "3600"$/);
  });

  it('is the whole command where a variable was expanded', () =>
    expect(lit([{ ...wait, piece: { ...sleeping, script: `${SCRIPT} ` } }])).toEqual([`[sh, -c, "${SCRIPT}"]`]));

  it('is nothing for a Pod of another name', () =>
    expect(lit([{ ...wait, madeBy: [{ kind: 'Pod', name: 'other' }] }])).toEqual([]));
});

describe('litVerbatim', () => {
  it('finds a script that stands in the text once', () =>
    expect(litVerbatim(TEXT, [wait]).map(({ start, end }) => TEXT.slice(start, end))).toEqual(['sleep 2']));

  it('does not guess between two', () => expect(litVerbatim(TEXT + TEXT, [wait])).toEqual([]));
});
