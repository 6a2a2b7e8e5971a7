import { describe, expect, it } from 'vitest';
import { twoWaitsRun } from '../../testing/builtRuns';
import { stageAt } from '../stageAt';
import { overlap } from './geometry';
import { layoutOf } from './layout';
import { inRows, metricsFor, modeOf } from './metrics';
import { route } from './wires';

describe('a wire to the cluster’s DNS', () => {
  // A picture that is drawn smaller is wider inside than its mode says.
  it.each([
    [390, 1],
    [584, 1],
    [584, 0.8],
    [700, 1],
    [700, 0.85],
    [1100, 1],
  ])('in %i pixels at scale %d runs across no card', (width, scale) => {
    const state = stageAt(twoWaitsRun(), 4_700);
    const [container] = state.pod?.initContainers ?? [];
    const tried = metricsFor(modeOf(width));
    for (const metrics of [...tried, inRows(tried.at(-1) ?? tried[0])]) {
      const layout = layoutOf(state, Math.round(width / scale), metrics);
      const { desk } = layout.network;
      const points = container && desk ? route(container, layout, desk, 16) : [];
      expect(points.length).toBeGreaterThan(2);
      for (const [index, to] of points.slice(1).entries()) {
        const from = points[index] ?? to;
        const segment = {
          x: Math.min(from.x, to.x) + 0.5,
          y: Math.min(from.y, to.y) - 0.5,
          width: Math.abs(from.x - to.x),
          height: Math.abs(from.y - to.y) + 1,
        };
        for (const { box } of layout.pod?.cards.values() ?? []) expect(overlap(segment, box)).toBe(false);
      }
    }
  });
});
