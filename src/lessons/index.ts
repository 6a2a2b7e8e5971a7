import { documentLessons } from './documents';
import type { Lesson } from './lesson';

/** Every built-in lesson. The first is what a first visit opens. */
export const lessons: readonly Lesson[] = [...documentLessons];

export const firstLesson = lessons[0] as Lesson;

export const findLesson = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id);

export type { Lesson, LessonAction, LessonStop } from './lesson';
