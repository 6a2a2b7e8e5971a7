import { describe, expect, it } from 'vitest';
import { allLessons } from '../lessons/all';
import { playLesson } from '../testing/lessonPlay';
import { largePodAt } from './stageAt';

describe('the Pod that the stage shows large', () => {
  const large = (id: string, atMs: number, wished?: string) => {
    const lesson = allLessons.find((each) => each.id === id);
    return lesson && largePodAt(playLesson(lesson, true), atMs, wished)?.metadata;
  };

  it.each([
    ['of a StatefulSet whose turn it is', 'statefulset-in-turn', 12_000, 'db-1'],
    ['once all are ready, the one that became it last', 'statefulset-in-turn', 100_000, 'db-2'],
    ['beside one that waits for ever, that one', 'dotted-name', 60_000, 'dotted-name'],
    ['beside one that has failed, the cure', 'brace-loop', 20_000, 'bounded-wait-seq'],
    ['what is deleted comes back: the new one', 'deleted-pod-comes-back', 20_000, 'web-'],
    ['is stopped by its deadline: that one again', 'deadline', 70_000, 'bounded'],
    ['crashes, and is ready for a moment now and then', 'hidden-failure', 41_500, 'hides-failure'],
  ])('%s', (_, id, atMs, name) => expect(large(id, atMs)?.name).toMatch(new RegExp(`^${name}`)));

  it('is the one that is wished for', () => {
    const wished = large('statefulset-in-turn', 5_000)?.uid;
    expect(large('statefulset-in-turn', 100_000, wished)?.name).toBe('db-0');
  });
});
