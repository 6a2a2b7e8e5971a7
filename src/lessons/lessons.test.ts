import { describe, expect, it } from 'vitest';
import { en } from '../locales/en';
import { lessonSentences } from '../locales/en/lessons';
import { loadLessonSentences } from '../locales/lessonSentences';
import { playLesson, podsNamed, printedUntil } from '../testing/lessonPlay';
import { allLessons } from './all';
import { firstLesson, lessons, loadLesson } from './index';

const sentences: Readonly<Record<string, string>> = { ...en, ...lessonSentences };

describe.each(allLessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  const runs = [playLesson(lesson, false), playLesson(lesson, true)] as const;

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
    expect(codes.filter((code) => !(code in sentences))).toEqual([]);
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

  it('says all that the first lesson needs without loading more', () => {
    const [stop] = firstLesson.stops;
    const codes = [
      stop?.code,
      `lesson.${firstLesson.id}.notice`,
      ...(stop?.actions.map(({ code }) => `action.${code}`) ?? []),
    ];
    expect(codes.filter((code) => !code || !(code in en))).toEqual([]);
  });

  it('says the same things in both languages', async () => {
    const [english, chinese] = await Promise.all([loadLessonSentences('en'), loadLessonSentences('zh')]);
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const [code, text] of [...Object.entries(english), ...Object.entries(chinese)])
      expect(text, code).not.toMatch(/^\s*$|!|！/);
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
    const ours = Object.keys(sentences).filter(
      (code) => /^(lesson|action|myth)\./.test(code) || ids.has(code.split('.')[0] ?? ''),
    );
    expect(ours.filter((code) => !used.has(code))).toEqual([]);
  });
});
