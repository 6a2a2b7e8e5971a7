import { escapeGlob } from '../pattern/glob';

const MAGIC = /[*?[(]/;

/** A field of the result: its text, and the pattern to match file names with if an unquoted `*?[` is in it. */
export interface Field {
  text: string;
  pattern: string | undefined;
}

/** Collects the fields that one word becomes: quoted text stays together, unquoted expansions split at IFS. */
export class FieldBuilder {
  readonly fields: Field[] = [];
  #text = '';
  #pattern: string | undefined;
  #hasField = false;
  /** `"$@"` without parameters was in it: an otherwise empty word vanishes. */
  #vanishes = false;

  constructor(private readonly separators: string) {}

  add(text: string, isQuoted: boolean): void {
    this.#hasField ||= isQuoted || text !== '';
    if (isQuoted) {
      if (this.#pattern !== undefined) this.#pattern += escapeGlob(text);
    } else if (this.#pattern !== undefined || MAGIC.test(text)) {
      this.#pattern = (this.#pattern ?? escapeGlob(this.#text)) + text;
    }
    this.#text += text;
  }

  /** Text of an unquoted expansion. White space separates, any other separator ends a field even if it is empty. */
  split(text: string): void {
    const { separators } = this;
    if (separators === '') {
      this.add(text, false);
      return;
    }
    let index = 0;
    while (index < text.length) {
      let end = index;
      while (end < text.length && !separators.includes(text.charAt(end))) end++;
      if (end > index) this.add(text.slice(index, end), false);
      if (end >= text.length) return;
      index = this.#skipWhiteSpace(text, end);
      if (index < text.length && this.#isHard(text.charAt(index))) {
        this.#hasField = true;
        index = this.#skipWhiteSpace(text, index + 1);
      }
      this.#break();
    }
  }

  /** `$@` and arrays: every value begins a field of its own. */
  addAll(values: readonly string[], isQuoted: boolean): void {
    for (const [index, value] of values.entries()) {
      if (index > 0) {
        if (isQuoted) this.#hasField = true;
        this.#break();
      }
      if (isQuoted) this.add(value, true);
      else if (value !== '') this.split(value);
    }
    if (values.length === 0 && isQuoted) this.#vanishes = true;
  }

  finish(): readonly Field[] {
    const isNothing = this.#vanishes && this.#text === '' && this.fields.length === 0;
    if (this.#hasField && !isNothing) this.#break();
    return this.fields;
  }

  #break(): void {
    if (this.#hasField) this.fields.push({ text: this.#text, pattern: this.#pattern });
    this.#text = '';
    this.#pattern = undefined;
    this.#hasField = false;
  }

  #skipWhiteSpace(text: string, from: number): number {
    let index = from;
    while (index < text.length && this.#isWhiteSpace(text.charAt(index))) index++;
    return index;
  }

  #isWhiteSpace(character: string): boolean {
    return (character === ' ' || character === '\t' || character === '\n') && this.separators.includes(character);
  }

  #isHard(character: string): boolean {
    return this.separators.includes(character) && !this.#isWhiteSpace(character);
  }
}
