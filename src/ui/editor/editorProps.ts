/** What both editors, the text area and Monaco, are given. */
export interface EditorProps {
  file: string;
  text: string;
  label: string;
  dark: boolean;
  /** The command that runs now, as offsets into the text. */
  lit?: { start: number; end: number } | undefined;
  /** Where the caret was in the text area that this editor takes over from; undefined: leave focus alone. */
  selection?: number | undefined;
  onChange(text: string): void;
  /** Escape was pressed. */
  onLeave?(): void;
}
