import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container } from '../../api/core';
import { milliValue } from '../../api/quantity';
import { podRequests } from './podRequests';

const container = (cpu: string | number, restartPolicy?: 'Always'): Container => ({
  name: 'c',
  resources: { requests: { cpu } },
  ...(restartPolicy ? { restartPolicy } : {}),
});
const cpu = (initContainers: Container[], containers: Container[]) =>
  podRequests({ initContainers, containers }).cpu ?? 0;

describe('effective requests', () => {
  const apps = [container('200m'), container('200m')];
  it.each([
    [[container('500m'), container('100m', 'Always'), container('300m')], 500],
    [[container('500m'), container('100m', 'Always'), container('600m')], 700],
    [[container(1)], 1000],
    [[], 400],
  ])('of %j with two apps of 200m', (inits, expected) => {
    expect(cpu(inits, apps)).toBe(expected);
  });

  it('never fall below any single container, and one more init container never lowers them', () => {
    const milli = fc.integer({ min: 0, max: 4000 });
    const one = fc.tuple(milli, fc.boolean()).map(([m, side]) => container(`${m}m`, side ? 'Always' : undefined));
    return fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), one, milli, (inits, extra, app) => {
        const before = cpu(inits, [container(`${app}m`)]);
        expect(cpu([...inits, extra], [container(`${app}m`)])).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(app);
      }),
    );
  });
});

it.each([
  ['100m', 100],
  ['0.1', 100],
  [2, 2000],
  ['1Ki', 1_024_000],
  ['1e3', 1_000_000],
  ['nonsense', 0],
])('reads %s', (quantity, expected) => expect(milliValue(quantity)).toBe(expected));
