import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { format } from '../../locales/format';
import type { Language, TextKey, Texts } from '../../locales/language';

export interface TextTools {
  language: Language;
  /** The sentence of a code. */
  text(key: TextKey, params?: Readonly<Record<string, string | number | boolean>>): string;
  /** For codes that come from data (engine, lessons): the code itself if there is no sentence, so that a gap is visible. */
  textOf(code: string, params?: Readonly<Record<string, string | number | boolean>>): string;
}

const TextContext = createContext<TextTools | undefined>(undefined);

export function TextProvider({ language, texts, children }: { language: Language; texts: Texts; children: ReactNode }) {
  const tools = useMemo<TextTools>(() => {
    const textOf: TextTools['textOf'] = (code, params) =>
      format((texts as Readonly<Record<string, string>>)[code] ?? code, params);
    return { language, text: textOf, textOf };
  }, [language, texts]);
  return <TextContext value={tools}>{children}</TextContext>;
}

export function useText(): TextTools {
  const tools = useContext(TextContext);
  if (!tools) throw new Error('useText needs a TextProvider above');
  return tools;
}
