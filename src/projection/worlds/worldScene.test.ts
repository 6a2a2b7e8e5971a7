import { describe, expect, it } from 'vitest';
import { crowdedRun, failingInitRun } from '../../testing/builtRuns';
import type { SceneElement } from '../scene/elements';
import { stageAt } from '../stageAt';
import { worldScene } from './worldScene';

const say = ({ code }: { code: string }) => code;

const targets = (elements: readonly SceneElement[]): readonly string[] =>
  elements.flatMap((element) =>
    element.kind === 'group' ? [...(element.target ? [element.target] : []), ...targets(element.children)] : [],
  );

describe('worldScene', () => {
  it.each([
    ['a failing init container', failingInitRun()],
    ['many containers', crowdedRun()],
  ])('of %s keeps its height, and shows every container, as a button each', (_, run) => {
    const states = [500, 2000, 4000].map((t) => stageAt(run, t)).filter(({ pod }) => pod !== undefined);
    const scenes = states.map((state) => worldScene(state, { width: 340, say }));
    expect(new Set(scenes.map(({ height }) => height)).size).toBe(1);
    for (const [index, { boxes, elements }] of scenes.entries()) {
      const { initContainers = [], containers = [] } = states[index]?.pod ?? {};
      expect(boxes.size).toBeGreaterThanOrEqual(initContainers.length + containers.length);
      const keys = [...initContainers, ...containers].map(({ key }) => key);
      expect(targets(elements)).toEqual(expect.arrayContaining(keys));
    }
  });
});
