import type { en } from './en';

export type Language = 'en' | 'zh';
export type TextKey = keyof typeof en;
export type Texts = Readonly<Record<TextKey, string>>;

/** The best of our languages for a list of preferred ones (`zh-CN`, `en-GB`). English if none fits. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

/** One chunk per language: only the one that is read is loaded. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'zh' ? (await import('./zh')).zh : (await import('./en')).en;
}
