import { describe, expect, it } from 'vitest';
import { crowdedRun, failingInitRun } from '../../testing/builtRuns';
import { stageAt } from '../stageAt';
import { miniScene } from './miniScene';

const say = ({ code }: { code: string }) => code;

describe('miniScene', () => {
  it.each([
    ['a failing init container', failingInitRun()],
    ['many containers', crowdedRun()],
  ])('of %s keeps its height, its order, and is no button', (_, run) => {
    const pods = [500, 2000, 4000].flatMap((t) => stageAt(run, t).pod ?? []);
    const scenes = pods.map((pod) => miniScene(pod, 280, { t: 4000, say }));
    expect(new Set(scenes.map(({ height }) => height)).size).toBe(1);
    for (const { elements } of scenes) {
      expect(elements.length).toBeGreaterThan(1);
      for (const element of elements) expect('target' in element).toBe(false);
    }
  });
});
