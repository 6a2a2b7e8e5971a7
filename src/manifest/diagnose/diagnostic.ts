import type { SourceRange } from '../yaml/parsedFile';

/** Values that a sentence of locales/<language>/manifest.ts takes. */
export type Params = Readonly<Record<string, string | number>>;

export interface TextEdit {
  range: SourceRange;
  text: string;
}

export interface QuickFix {
  /** Key of locales: `manifest.fix.rename-field`. */
  code: string;
  params: Params;
  edits: readonly TextEdit[];
}

export interface Diagnostic {
  severity: 'error' | 'warning' | 'hint';
  /** Key of locales: `manifest.unknown-field`. */
  code: string;
  params: Params;
  range: SourceRange;
  /** What kubectl or the server says of it, to the letter; undefined for what only we say. */
  said?: string;
  fixes: readonly QuickFix[];
}
