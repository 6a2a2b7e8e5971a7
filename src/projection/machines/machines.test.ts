import { describe, expect, it } from 'vitest';
import { MACHINES } from '../../engine/machines';
import { simulate } from '../../engine/simulate';
import { type Chart, chartOf } from './chart';
import { entriesUntil, isWithin, machineAt, machineInstances } from './history';
import { chartLayout } from './layout';

const CHARTS: readonly (readonly [string, Chart])[] = Object.entries(MACHINES).map(([name, machine]) => [
  name,
  chartOf(machine),
]);

describe('chartOf', () => {
  const container = chartOf(MACHINES.container);
  it('reads states, nested ones by their whole name', () => {
    expect(container.states.map(({ id }) => id)).toContain('Running.PostStartHook');
    expect(container.initial).toBe('Waiting');
  });
  it('reads transitions into nested states, and from any state', () => {
    expect(container.edges).toContainEqual({ from: undefined, to: 'Removed', events: ['REMOVED'] });
    expect(container.edges).toContainEqual({ from: 'Running', to: 'Terminating', events: ['KILL'] });
  });
  it('joins events that lead the same way', () => {
    expect(chartOf(MACHINES.lookup).edges).toContainEqual({
      from: 'ServerFailed',
      to: 'Asking',
      events: ['RETRY', 'NEXT_NAME'],
    });
  });
  it('leaves out what a state ignores', () => {
    expect(
      chartOf(MACHINES.pod).edges.filter(({ from, to }) => from === 'Terminating' && to === 'Terminating'),
    ).toEqual([]);
  });
});

describe('chartLayout', () => {
  it.each(CHARTS)('%s: no two states overlap, every transition has an arrow, names stay inside', (_, chart) => {
    const { boxes, arrows, width, height } = chartLayout(chart, 'any state');
    expect(boxes).toHaveLength(chart.states.length);
    expect(arrows).toHaveLength(chart.edges.length);
    const sorted = [...boxes].sort((a, b) => a.y - b.y);
    for (const [index, box] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next) expect(next.y).toBeGreaterThanOrEqual(box.y + box.height);
      expect(box.x + box.width).toBeLessThan(width);
      expect(box.y + (box.frameHeight ?? box.height)).toBeLessThanOrEqual(height);
    }
  });

  it.each(CHARTS)('%s: labels of events do not overlap', (_, chart) => {
    const rows = chartLayout(chart, 'any state')
      .arrows.map(({ label }) => label.y)
      .sort((a, b) => a - b);
    for (const [index, y] of rows.entries()) if (index > 0) expect(y - (rows[index - 1] ?? 0)).toBeGreaterThan(11);
  });
});

describe('machineInstances', () => {
  const run = simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: {
      'pod.yaml':
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - {name: a, image: 'busybox:1.36', command: [sh, -c, 'sleep 3; exit 1']}\n",
    },
    steps: [{ atMs: 0, run: 'kubectl apply -f pod.yaml' }],
    untilMs: 60_000,
  });
  const container = machineInstances(run).find(({ machine, names }) => machine === 'container' && names[1] === 'a');

  it('names whose they are', () => expect(container?.names).toEqual(['p', 'a']));

  it('gives the state of a moment', () => {
    if (!container) throw new Error('no container machine in the trace');
    expect(machineAt(container, 'Waiting', -1)).toEqual({ state: 'Waiting', last: undefined, count: 0 });
    const running = container.transitions.find(({ to }) => isWithin(to, 'Running'));
    expect(machineAt(container, 'Waiting', running?.atMs ?? 0).state).toBe('Running.Started');
    expect(entriesUntil(container, run.endMs).get('CrashLoopBackOff')).toBeGreaterThanOrEqual(2);
  });

  it('every state in the trace is one of the chart', () => {
    for (const { machine, transitions } of machineInstances(run)) {
      const ids = new Set(chartOf(MACHINES[machine]).states.map(({ id }) => id));
      for (const { to } of transitions) expect(ids).toContain(to);
    }
  });
});
