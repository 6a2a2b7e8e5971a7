import type { Messages } from './format';
import type { Language } from './language';

/** What lessons say beyond their titles: one chunk per language, loaded when a lesson other than the first is opened. */
export async function loadLessonSentences(language: Language): Promise<Messages> {
  return (await (language === 'zh' ? import('./zh/lessons') : import('./en/lessons'))).lessonSentences;
}
