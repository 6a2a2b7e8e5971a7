import { describe, expect, it } from 'vitest';
import { scene } from '../../projection/scene/scene';
import { stageAt } from '../../projection/stageAt';
import { twoWaitsRun } from '../../testing/builtRuns';
import { renderSceneToString } from './renderScene';
import { reuseElements } from './reuse';

const run = twoWaitsRun();
const drawAt = (t: number) => scene(stageAt(run, t), { width: 1100, say: ({ code }) => code });

describe('reuseElements', () => {
  it('keeps what did not change, and only that', () => {
    for (let t = 0; t < 30_000; t += 333) {
      const before = drawAt(t);
      const next = drawAt(t + 16);
      const reused = reuseElements(before, next);
      expect(reused.elements).toEqual(next.elements);
      const kept = reused.elements.filter((element) => before.elements.includes(element));
      expect(kept.length).toBeGreaterThan(next.elements.length / 3);
    }
  });

  it('gives the very same list back if nothing changed', () => {
    const before = drawAt(5_000);
    expect(reuseElements(before, drawAt(5_000)).elements).toBe(before.elements);
  });
});

describe('renderSceneToString', () => {
  it('gives one SVG with its style sheet, and escapes what people wrote', () => {
    const svg = renderSceneToString(scene(stageAt(run, 30_000), { width: 700, say: () => '<b>&"' }));
    expect(svg).toMatch(/^<svg xmlns=.*<style>.*<\/svg>$/s);
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('&lt;b&gt;&amp;');
  });
});
