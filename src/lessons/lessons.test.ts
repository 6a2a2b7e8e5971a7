import { describe, expect, it } from 'vitest';
import type { Run } from '../engine/run';
import { simulate } from '../engine/simulate';
import { summarisePod } from '../kubectl/printers/tables/podStatus';
import { en } from '../locales/en';
import { podsAt } from '../projection/objects';
import { allLessons } from './all';
import { firstLesson, lessons, loadLesson } from './index';
import type { Lesson } from './lesson';

/** The lesson as somebody plays it who takes the first action of every stop, one second after it. */
function play(lesson: Lesson, acted: boolean): Run {
  const typed = lesson.stops.flatMap(({ atMs, actions: [first] }) =>
    first ? [{ atMs: atMs + 1_000, run: first.run }] : [],
  );
  const { scenario } = lesson;
  return simulate(acted ? { ...scenario, steps: [...scenario.steps, ...typed] } : scenario);
}

function podsNamed(run: Run, atMs: number, name: string) {
  const isMeant = (pod: string) => (name.endsWith('-') ? pod.startsWith(name) : pod === name);
  return podsAt(run, atMs)
    .filter(({ metadata }) => isMeant(metadata.name ?? ''))
    .map((pod) => summarisePod(pod, Date.parse(run.startedAt) + atMs));
}

const printedUntil = (run: Run, atMs: number): string =>
  run.trace
    .filter((event) => event.atMs <= atMs)
    .map((event) => (event.kind === 'step-output' ? event.text : ''))
    .join('');

describe.each(allLessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  const runs = [play(lesson, false), play(lesson, true)] as const;

  it('is played to its end and simulates all that it shows', () => {
    for (const run of runs) {
      expect(run.stopped).toBeUndefined();
      expect(run.trace.filter(({ kind }) => kind === 'notice')).toEqual([]);
    }
  });

  it.each(lesson.expect.map((each) => [each.atMs, each] as const))('shows at %s ms what it claims', (atMs, claim) => {
    const run = runs[claim.acted ? 1 : 0];
    for (const [name, status] of Object.entries(claim.status ?? {})) {
      const pods = podsNamed(run, atMs, name);
      expect(pods.length, name).toBeGreaterThan(0);
      for (const pod of pods) expect(pod.status, name).toBe(status);
    }
    for (const [name, ready] of Object.entries(claim.ready ?? {}))
      for (const pod of podsNamed(run, atMs, name)) expect(`${pod.ready}/${pod.total}`, name).toBe(ready);
    for (const text of claim.printed ?? []) expect(printedUntil(run, atMs)).toContain(text);
  });

  it('stops in order, within the run, and knows the files that its commands name', () => {
    const moments = lesson.stops.map(({ atMs }) => atMs);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(Math.max(...moments)).toBeLessThan(lesson.scenario.untilMs);
    const commands = [...lesson.scenario.steps, ...lesson.stops.flatMap(({ actions }) => actions)];
    const named = commands.flatMap(({ run }) => [...run.matchAll(/-f (\S+\.yaml)/g)].map(([, file = '']) => file));
    for (const file of named) expect(Object.keys(lesson.scenario.files)).toContain(file);
    expect(new Set(named)).toEqual(new Set(Object.keys(lesson.scenario.files)));
  });

  it('has its sentences', () => {
    const codes = [
      `lesson.${lesson.id}.title`,
      `lesson.${lesson.id}.notice`,
      ...lesson.stops.flatMap((stop) => [stop.code, ...stop.actions.map(({ code }) => `action.${code}`)]),
      ...(lesson.myth ? [lesson.myth.code] : []),
    ];
    expect(codes.filter((code) => !(code in en))).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('lists every lesson once, in the order of its group', () =>
    expect(lessons).toEqual(allLessons.map(({ id, group }) => ({ id, group }))));

  it('loads a lesson when it is asked for', async () => {
    for (const lesson of allLessons) expect(await loadLesson(lesson.id)).toBe(lesson);
    expect(await loadLesson('no-such-lesson')).toBeUndefined();
    expect(lessons[0]?.id).toBe(firstLesson.id);
  });

  it('has no sentence that no lesson uses', () => {
    const used = new Set(
      allLessons.flatMap(({ id, stops, myth }) => [
        `lesson.${id}.title`,
        `lesson.${id}.notice`,
        ...(myth ? [myth.code] : []),
        ...stops.flatMap(({ code, actions }) => [code, ...actions.map((action) => `action.${action.code}`)]),
      ]),
    );
    const ids = new Set(lessons.map(({ id }) => id));
    const ours = Object.keys(en).filter(
      (code) => /^(lesson|action|myth)\./.test(code) || ids.has(code.split('.')[0] ?? ''),
    );
    expect(ours.filter((code) => !used.has(code))).toEqual([]);
  });
});
