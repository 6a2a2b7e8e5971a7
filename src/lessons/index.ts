import { IDS } from './catalogue';
import { firstLesson } from './first';
import type { Lesson, LessonEntry, LessonGroup } from './lesson';

/** Every built-in lesson, group by group, from easy to hard. The first is what a first visit opens. */
export const lessons: readonly LessonEntry[] = Object.entries(IDS).flatMap(([group, ids]) =>
  ids.map((id) => ({ id, group: group as LessonGroup })),
);

/** Scenarios are loaded by group, when somebody opens one. */
const GROUPS: Readonly<Record<LessonGroup, () => Promise<{ lessons: readonly Lesson[] }>>> = {
  O: () => import('./groups/order'),
  D: () => import('./groups/dns'),
  V: () => import('./groups/volumes'),
  R: () => import('./groups/restarts'),
  Q: () => import('./groups/configuration'),
  S: () => import('./groups/sidecars'),
  W: () => import('./groups/workloads'),
};

/** The lesson of an id; undefined if there is none, or if it could not be loaded. */
export async function loadLesson(id: string): Promise<Lesson | undefined> {
  if (id === firstLesson.id) return firstLesson;
  const entry = lessons.find((lesson) => lesson.id === id);
  if (!entry) return undefined;
  const group = await GROUPS[entry.group]().catch(() => undefined);
  return group?.lessons.find((lesson) => lesson.id === id);
}

export type { Lesson, LessonAction, LessonEntry, LessonStop } from './lesson';
export { firstLesson };
