import { describe, expect, it } from 'vitest';
import { allLessons } from '../../lessons/all';
import type { Lesson } from '../../lessons/lesson';
import { currentStop, nextStopMs } from './lessonStops';

const lessonOf = (id: string): Lesson => {
  const lesson = allLessons.find((each) => each.id === id);
  if (!lesson) throw new Error(`no lesson ${id}`);
  return lesson;
};

const typed = (lesson: Lesson, ...steps: readonly { atMs: number; run: string }[]) => ({
  ...lesson.scenario,
  steps: [...lesson.scenario.steps, ...steps],
});

describe('stops of a lesson', () => {
  const policies = lessonOf('three-policies');
  const [, compare] = policies.stops;
  const apply = compare?.actions[0]?.run ?? '';

  it('does not speak of what nobody has done', () => {
    expect(currentStop(policies, policies.scenario, 11_000)).toBeUndefined();
    expect(currentStop(policies, policies.scenario, 12_000)?.code).toBe('three-policies.waiting');
    expect(currentStop(policies, policies.scenario, 90_000)?.code).toBe('three-policies.compare');
    expect(nextStopMs(policies, policies.scenario, 30_000)).toBeUndefined();
  });

  it('speaks of it as long after it as in the lesson', () => {
    const atOnce = typed(policies, { atMs: 30_000, run: apply });
    expect(nextStopMs(policies, atOnce, 30_000)).toBe(60_000);
    const later = typed(policies, { atMs: 50_000, run: apply });
    expect(nextStopMs(policies, later, 50_000)).toBe(80_000);
    expect(currentStop(policies, later, 79_000)?.code).toBe('three-policies.waiting');
    expect(currentStop(policies, later, 80_000)?.code).toBe('three-policies.result');
  });

  it('lets what was just typed answer before time stops', () => {
    const handOver = lessonOf('hand-over');
    expect(nextStopMs(handOver, handOver.scenario, 5_000)).toBe(8_000);
    expect(nextStopMs(handOver, typed(handOver, { atMs: 3_000, run: 'kubectl get pods' }), 5_000)).toBe(8_000);
    const late = typed(handOver, { atMs: 7_900, run: 'kubectl get pods' });
    expect(nextStopMs(handOver, late, 7_900)).toBe(9_400);
    expect(nextStopMs(handOver, late, 8_200)).toBe(9_400);
    const shell = { atMs: 5_000, run: 'kubectl exec -it init-demo -- sh', input: [{ atMs: 7_000, text: 'ls' }] };
    expect(nextStopMs(handOver, typed(handOver, shell), 7_500)).toBe(8_500);
  });

  it('reaches a stop that stands on its own without what was to be done before', () => {
    const deadline = lessonOf('deadline');
    expect(currentStop(deadline, deadline.scenario, 70_000)?.code).toBe('deadline.killed');
  });

  it('never waits for a stop before the first', () => {
    for (const { id, stops } of allLessons) expect(stops[0]?.afterAction, id).toBeUndefined();
  });
});
