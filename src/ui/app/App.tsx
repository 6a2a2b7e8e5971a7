import { useEffect, useState } from 'react';
import type { Language, Texts } from '../../locales/language';
import { loadTexts } from '../../locales/language';
import { applyTheme, keepLanguage, keepTheme, type Theme } from '../preferences';
import { TextProvider } from '../text/TextContext';
import { AttentionProvider } from './attention';
import { EmbeddedPage } from './EmbeddedPage';
import type { Opening } from './opening';
import { Page } from './Page';

export interface AppProps {
  opening: Opening;
  language: Language;
  texts: Texts;
  theme: Theme;
}

/** Language and theme, which may change while the page is open, around the page itself. */
export function App({ opening, language: firstLanguage, texts: firstTexts, theme: firstTheme }: AppProps) {
  const [{ language, texts }, setWords] = useState({ language: firstLanguage, texts: firstTexts });
  const [theme, setTheme] = useState(firstTheme);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${texts['app.name']}: ${texts['app.tagline']}`;
  }, [language, texts]);

  const switchLanguage = () => {
    const next: Language = language === 'en' ? 'zh' : 'en';
    keepLanguage(next);
    void loadTexts(next).then((loaded) => setWords({ language: next, texts: loaded }));
  };
  const switchTheme = (next: Theme) => {
    keepTheme(next);
    applyTheme(next);
    setTheme(next);
  };
  return (
    <TextProvider language={language} texts={texts}>
      {opening.embedded ? (
        <EmbeddedPage opening={opening} />
      ) : (
        <AttentionProvider>
          <Page opening={opening} theme={theme} onLanguage={switchLanguage} onTheme={switchTheme} />
        </AttentionProvider>
      )}
    </TextProvider>
  );
}
