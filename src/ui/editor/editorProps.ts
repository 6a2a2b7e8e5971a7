import type { QuickFix, SourceRange } from '../../manifest';

/** A finding in the reader's language, where it stands in the text as it is now. */
export interface Finding {
  severity: 'error' | 'warning' | 'hint';
  range: SourceRange;
  message: string;
  /** What the cluster says of it, to the letter, where that is not the message already. */
  said: string | undefined;
  fixes: readonly { title: string; edits: QuickFix['edits'] }[];
}

/** A field that is not simulated, or only roughly. */
export interface FieldMark {
  support: 'ignored' | 'approximated';
  range: SourceRange;
  field: string;
  message: string;
}

/** A place to go to. Each wish is a new object, so that the same place can be asked for twice. */
export interface Place {
  range: SourceRange;
}

/** Where text area and Monaco hand over to each other. */
export interface Selection {
  start: number;
  end: number;
  scrollTop: number;
}

/** What both editors, the text area and Monaco, are given. */
export interface EditorProps {
  file: string;
  text: string;
  label: string;
  dark: boolean;
  /** The commands that run now, as offsets into the text. */
  lit: readonly SourceRange[];
  /** What is pointed at elsewhere, as whole lines. */
  pointed: readonly SourceRange[];
  /** What to bring into view, unless somebody is at work here. */
  follow: SourceRange | undefined;
  findings: readonly Finding[];
  marks: readonly FieldMark[];
  place?: Place | undefined;
  /** The selection of the text area that this editor takes over from; undefined: leave focus alone. */
  selection?: Selection | undefined;
  /** False: the text is not taken over, and the editor goes back to the one before. */
  onChange(text: string): boolean;
  /** The pointer is over this offset of the text, or the caret is there; undefined: neither. */
  onPoint(offset: number | undefined): void;
  /** Escape was pressed. */
  onLeave?(): void;
}
