import { describe, expect, it } from 'vitest';
import { getInitialSnapshot } from 'xstate';
import { createContext } from '../clock';
import { createMachineHost } from './host';
import { MACHINES } from './index';

const context = () => createContext({ kubernetes: '1.36', namespace: 'default', files: {}, steps: [], untilMs: 1000 });

describe('machine host', () => {
  it('takes transitions, traces them, runs effects with the transition as their cause', () => {
    const engine = context();
    const host = createMachineHost(engine);
    const causes: number[] = [];
    host.start('container', 'pod/app', { ensureImage: () => causes.push(engine.trace.cause) });
    expect(host.send('container', 'pod/app', 'EXITED')).toBe(false);
    expect(host.send('container', 'pod/app', 'START')).toBe(true);
    expect(host.state('container', 'pod/app')).toBe('EnsuringImage');
    expect(engine.trace.events).toMatchObject([{ kind: 'transition', event: 'START', to: 'EnsuringImage' }]);
    expect(causes).toEqual([0]);
  });

  it('joins nested states by dots', () => {
    const host = createMachineHost(context());
    host.start('container', 'x');
    for (const event of ['START', 'IMAGE_PRESENT', 'CREATED', 'STARTED', 'POST_START'])
      host.send('container', 'x', event);
    expect(host.state('container', 'x')).toBe('Running.PostStartHook');
  });
});

it.each(Object.entries(MACHINES))('%s: every state can be reached', (_, machine) => {
  const names = Object.keys(machine.states);
  const first = getInitialSnapshot(machine as typeof MACHINES.pod).value;
  const targets = new Set<string>([String(first)]);
  const collect = (node: { on?: object; states?: object }): void => {
    for (const list of Object.values(node.on ?? {}))
      for (const transition of [list].flat() as { target?: { key: string }[] }[])
        for (const target of transition.target ?? []) targets.add(target.key);
    for (const child of Object.values(node.states ?? {})) collect(child as { on?: object; states?: object });
  };
  collect({ on: machine.root.on, states: machine.root.states });
  expect(names.filter((name) => !targets.has(name))).toEqual([]);
});
