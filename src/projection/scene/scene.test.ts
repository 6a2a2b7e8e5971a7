import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../engine/run';
import { en } from '../../locales/en';
import { format } from '../../locales/format';
import { zh } from '../../locales/zh';
import { crowdedRun, failingInitRun, handOverRun, twoWaitsRun } from '../../testing/builtRuns';
import type { Sentence } from '../sentence';
import { stageAt } from '../stageAt';
import type { Scene, SceneElement, TextElement } from './elements';
import { overlap } from './geometry';
import { BOLD, cutTo, textWidth, wrap } from './measure';
import { scene } from './scene';

const texts = { en: en as Readonly<Record<string, string>>, zh: zh as Readonly<Record<string, string>> };
const say =
  (language: 'en' | 'zh') =>
  ({ code, params }: Sentence): string =>
    format(texts[language][code] ?? code, params);

const runs: readonly [string, Run][] = [
  ['two waits', twoWaitsRun()],
  ['hand over', handOverRun()],
  ['failing', failingInitRun()],
];
const widths = fc.constantFrom(320, 390, 599, 700, 940, 1100, 1440);

function* elementsOf(elements: readonly SceneElement[], shift = 0): Generator<SceneElement> {
  for (const element of elements) {
    yield element.kind === 'text' ? { ...element, x: element.x + shift } : element;
    if (element.kind === 'group') yield* elementsOf(element.children, shift + (element.shiftX ?? 0));
  }
}

const numbersIn = (d: string): readonly number[] => [...d.matchAll(/NaN|Infinity|undefined/g)].map(() => Number.NaN);

function expectSound(drawing: Scene): void {
  const boxes = [...drawing.boxes.values()];
  for (const [index, box] of boxes.entries()) {
    expect(box.width).toBeGreaterThan(40);
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
  }
  for (const element of elementsOf(drawing.elements)) {
    if (element.kind === 'path') expect(numbersIn(element.d), element.d).toEqual([]);
    else if (element.kind !== 'group') {
      const numbers = Object.values(element).filter((value) => typeof value === 'number');
      expect(numbers.every(Number.isFinite), JSON.stringify(element)).toBe(true);
    }
    if (element.kind === 'rect') expect(element.width).toBeGreaterThanOrEqual(0);
    if (element.kind === 'text') expectInside(element, drawing.width);
  }
}

function expectInside({ x, text, size, mono, bold, room, anchor }: TextElement, width: number): void {
  const length = textWidth(text, size, mono) * (bold ? BOLD : 1);
  expect(length, text).toBeLessThanOrEqual(Math.max(0, room) + 0.01);
  const left = anchor === 'middle' ? x - length / 2 : anchor === 'end' ? x - length : x;
  expect(left, text).toBeGreaterThanOrEqual(-1);
  expect(left + length, text).toBeLessThanOrEqual(width + 1);
}

describe('a scene', () => {
  it.each(runs)('%s: nothing overlaps, every number is finite, text fits', (_, run) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: run.endMs }), widths, fc.constantFrom('en', 'zh'), (t, width, language) => {
        expectSound(scene(stageAt(run, t), { width, say: say(language) }));
        expectSound(scene(stageAt(run, t), { width, height: 320, say: say(language) }));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a phone', 374, 500],
    ['a small laptop', 632, 420],
    ['a laptop', 795, 390],
    ['a desktop', 1000, 450],
  ])('fits on %s, whatever the moment', (_, width, height) => {
    for (const [, run] of runs) {
      const drawings = [0, 4_700, 20_000, run.endMs].map((t) =>
        scene(stageAt(run, t), { width, height, say: say('en') }),
      );
      for (const { height: needed, scale } of drawings) expect(needed * scale).toBeLessThanOrEqual(height + 1);
      expect(new Set(drawings.map(({ height: needed, scale }) => `${needed} ${scale}`)).size).toBe(1);
    }
  });

  it('leaves the way to the node out where the Pod needs the room, and never what a container runs', () => {
    for (const [width, height] of [
      [304, 250],
      [584, 200],
    ] as const) {
      const drawing = scene(stageAt(twoWaitsRun(), 4_700), { width, height, say: say('en') });
      const all = [...elementsOf(drawing.elements)];
      expect(all.some(({ key }) => key.startsWith('station:'))).toBe(false);
      expect(all.some(({ className }) => className === 'command')).toBe(true);
      expect(drawing.elements[0]?.key).toBe('caption');
      expect(drawing.captionHeight).toBeLessThan(Math.min(...[...drawing.boxes.values()].map(({ y }) => y)));
    }
  });

  it('bears twelve containers with long names', () => {
    const counts = fc.record({
      inits: fc.integer({ min: 0, max: 6 }),
      apps: fc.integer({ min: 1, max: 6 }),
      volumes: fc.integer({ min: 0, max: 4 }),
      name: fc.constantFrom('a', 'a-very-long-name-that-somebody-gave-to-it-one-day-in-november', '数据'),
    });
    fc.assert(
      fc.property(counts, widths, ({ inits, apps, volumes, name }, width) => {
        const run = crowdedRun(inits, apps, volumes, name);
        for (const height of [Number.POSITIVE_INFINITY, 300]) {
          expectSound(scene(stageAt(run, 500), { width, height, say: say('zh') }));
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(runs)('%s: the same input gives the same picture, and the height never changes', (_, run) => {
    const heights = new Set<number>();
    for (let t = 0; t < Math.min(run.endMs, 30_000); t += 777) {
      const options = { width: 1100, say: say('en') };
      const drawing = scene(stageAt(run, t), options);
      expect(scene(stageAt(run, t), options)).toEqual(drawing);
      heights.add(drawing.height);
    }
    expect(heights.size).toBe(1);
  });

  it.each(runs)('%s: keys are unique among siblings', (_, run) => {
    const check = (elements: readonly SceneElement[]) => {
      const keys = elements.map(({ key }) => key);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      for (const element of elements) if (element.kind === 'group') check(element.children);
    };
    for (let t = 0; t < run.endMs; t += 331) check(scene(stageAt(run, t), { width: 700, say: say('en') }).elements);
  });

  it('stands still for those who asked for it, and says the same', () => {
    const run = twoWaitsRun();
    const drawing = scene(stageAt(run, 4_700), { width: 1100, say: say('en'), reducedMotion: true });
    const keys = [...elementsOf(drawing.elements)].map(({ key }) => key);
    expect(keys.some((key) => key.startsWith('slip:'))).toBe(false);
    const shown = [...elementsOf(drawing.elements)].flatMap((element) =>
      element.kind === 'text' ? [element.text] : [],
    );
    expect(shown).toContain('NXDOMAIN');
  });
});

describe('text', () => {
  it('is cut to its room, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 12, max: 400 }), (text, room) => {
        expect(textWidth(cutTo(text, room, 12), 12)).toBeLessThanOrEqual(room + 0.01);
      }),
    );
  });

  it('is wrapped at spaces, and between Chinese characters', () => {
    expect(wrap('one two three', 50, 12, 3)).toEqual(['one two', 'three']);
    expect(wrap('初始化容器逐个运行', 48, 12, 3)).toEqual(['初始化容', '器逐个运', '行']);
    expect(wrap('初始化容器：逐个', 60, 12, 3)).toEqual(['初始化容', '器：逐个']);
  });
});
