import { useEffect, useState } from 'react';
import { firstLesson } from '../../lessons';
import type { Messages } from '../../locales/format';
import type { Language } from '../../locales/language';
import { loadLessonSentences } from '../../locales/lessonSentences';
import { useText } from './TextContext';

/**
 * The sentence of a lesson's code; undefined as long as it is being loaded. What the first lesson says is always there:
 * the sentences of the others come when one of them is opened.
 */
export function useLessonText(lessonId: string): (code: string) => string | undefined {
  const { language, textOf } = useText();
  const [loaded, setLoaded] = useState<{ language: Language; sentences: Messages }>();
  const isFirst = lessonId === firstLesson.id;
  useEffect(() => {
    if (isFirst) return;
    let isWanted = true;
    loadLessonSentences(language)
      .then((sentences) => isWanted && setLoaded({ language, sentences }))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [isFirst, language]);
  return (code) => {
    const sentence = loaded?.language === language ? loaded.sentences[code] : undefined;
    const known = textOf(code);
    return sentence ?? (known === code ? undefined : known);
  };
}
