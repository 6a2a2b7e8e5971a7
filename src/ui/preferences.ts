import { chooseLanguage, type Language } from '../locales/language';

/** What a visitor chose, kept in local storage where there is one: opaque frames have none, and that is fine. */
export type Theme = 'auto' | 'light' | 'dark';

const read = (key: string): string | null => {
  try {
    return globalThis.localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, value: string): void => {
  try {
    globalThis.localStorage.setItem(key, value);
  } catch {
    // Storage is refused in opaque frames and private windows: the choice lasts as long as the page.
  }
};

/** `?lang=` wins, then what was chosen before, then what the browser asks for. */
export function preferredLanguage(search: URLSearchParams): Language {
  const asked = search.get('lang') ?? read('podflight.language');
  return asked === 'en' || asked === 'zh' ? asked : chooseLanguage(navigator.languages);
}

export const keepLanguage = (language: Language): void => write('podflight.language', language);

export function preferredTheme(search: URLSearchParams): Theme {
  const asked = search.get('theme') ?? read('podflight.theme');
  return asked === 'light' || asked === 'dark' ? asked : 'auto';
}

/** The style sheet reads `data-theme`; without it the system decides. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export const keepTheme = (theme: Theme): void => write('podflight.theme', theme);
