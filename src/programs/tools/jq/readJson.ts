import type { Json, JsonObject } from './json';

/** A value, and how many lines were read when it was whole: jq's errors name that number. */
export interface ReadValue {
  readonly value: Json;
  readonly line: number;
}

/** The values up to the first mistake, and what jq says of that. */
export interface ReadValues {
  readonly values: readonly ReadValue[];
  readonly error?: string;
}

/** An array or object that is still open; `key` waits for its value. */
interface Open {
  readonly items?: Json[];
  readonly entries?: Record<string, Json>;
  key?: string;
}

const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|nan|inf(?:inity)?)$/i;
const WORDS: Readonly<Record<string, Json>> = { true: true, false: false, null: null };

/** Strings (the last may lack its end), brackets and the like, blanks, and whatever else stands together. */
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"?|[[{:,\]}]|\s+|[^\s"[{:,\]}]+/g;

class JsonMistake extends Error {}

/** Reads JSON values one after another. Models jq's src/jv_parse.c: what it complains about, and where. */
export function readJson(text: string): ReadValues {
  const values: ReadValue[] = [];
  const reader = new Reader();
  // How far jq has read: it knows that a word is over by what stands behind it.
  let read = 0;
  let isAtEnd = false;
  try {
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      const end = index + token.length;
      const isWord = !/^["[{:,\]}\s]/.test(token);
      read = Math.min(text.length, isWord ? end + 1 : end);
      isAtEnd = end === text.length && (isWord || (token.startsWith('"') && !/^"(?:[^"\\]|\\[\s\S])*"$/.test(token)));
      if (isAtEnd && !isWord) throw new JsonMistake('Unfinished string');
      const value = reader.take(token);
      if (value === undefined) continue;
      const lineEnd = text.indexOf('\n', end) + 1 || text.length;
      values.push({ value, line: newlines(text.slice(0, lineEnd)) });
    }
    isAtEnd = true;
    if (reader.isOpen) throw new JsonMistake('Unfinished JSON term');
    return { values };
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    const column = read - text.lastIndexOf('\n', read - 1) - 1;
    const at = `line ${newlines(text.slice(0, read)) + 1}, column ${column}`;
    return { values, error: `${error.message} at ${isAtEnd ? 'EOF at ' : ''}${at}` };
  }
}

/** The only value of a text: what `fromjson` and `tonumber` read. A text that says what is wrong otherwise. */
export function readOne(text: string): { value: Json } | string {
  const { values, error } = readJson(text);
  const [first, second] = values;
  if (error === undefined && first !== undefined && second === undefined) return first;
  return `${error ?? (first ? 'Unexpected extra JSON values' : 'Expected JSON value')} (while parsing '${text}')`;
}

const newlines = (text: string): number => text.split('\n').length - 1;

class Reader {
  readonly #open: Open[] = [];
  /** A value that is not yet in its array or object. */
  #next: { value: Json } | undefined;

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** The value that this token makes whole, where nothing is open around it. */
  take(token: string): Json | undefined {
    if (token.startsWith('"')) this.#put(unquote(token.slice(1, -1)));
    else if (/^[[{:,\]}]/.test(token)) this.#structure(token);
    else if (token.trim() !== '') this.#word(token);
    if (this.isOpen) return undefined;
    const whole = this.#next?.value;
    this.#next = undefined;
    return whole;
  }

  #put(value: Json): void {
    if (this.#next !== undefined) throw new JsonMistake('Expected separator between values');
    this.#next = { value };
  }

  #word(word: string): void {
    if (Object.hasOwn(WORDS, word)) this.#put(WORDS[word] ?? null);
    else if (/^(?:t|f|nu)/.test(word)) throw new JsonMistake('Invalid literal');
    else if (!NUMBER.test(word)) throw new JsonMistake('Invalid numeric literal');
    else this.#put(numberOf(word));
  }

  #structure(character: string): void {
    const top = this.#open.at(-1);
    if (character === '[' || character === '{') {
      if (this.#next !== undefined) throw new JsonMistake('Expected separator between values');
      this.#open.push(character === '[' ? { items: [] } : { entries: {} });
    } else if (character === ':') this.#colon(top);
    else if (character === ',') {
      if (this.#next === undefined) throw new JsonMistake("Expected value before ','");
      if (top === undefined) throw new JsonMistake("',' not as part of an object or array");
      this.#store(top, this.#next.value);
    } else this.#close(top, character);
  }

  #colon(top: Open | undefined): void {
    if (this.#next === undefined) throw new JsonMistake("Expected string key before ':'");
    if (top?.entries === undefined || top.key !== undefined) throw new JsonMistake("':' not as part of an object");
    if (typeof this.#next.value !== 'string') throw new JsonMistake('Object keys must be strings');
    top.key = this.#next.value;
    this.#next = undefined;
  }

  #store(top: Open, value: Json): void {
    if (top.items !== undefined) top.items.push(value);
    else if (top.key === undefined || top.entries === undefined)
      throw new JsonMistake('Objects must consist of key:value pairs');
    else {
      Object.defineProperty(top.entries, top.key, { value, writable: true, enumerable: true, configurable: true });
      delete top.key;
    }
    this.#next = undefined;
  }

  #close(top: Open | undefined, character: string): void {
    const isArray = character === ']';
    const isOpen = top !== undefined && (isArray ? top.items !== undefined : this.#next !== undefined || isIdle(top));
    if (!isOpen) throw new JsonMistake(`Unmatched '${character}'`);
    if (this.#next !== undefined) {
      if (!isArray && top.key === undefined) throw new JsonMistake('Objects must consist of key:value pairs');
      this.#store(top, this.#next.value);
    } else if (top.items ? top.items.length > 0 : Object.keys(top.entries ?? {}).length > 0)
      throw new JsonMistake(isArray ? 'Expected another array element' : 'Expected another key-value pair');
    this.#open.pop();
    const value: readonly Json[] | JsonObject = top.items ?? top.entries ?? {};
    this.#next = { value };
  }
}

const isIdle = (top: Open): boolean => top.entries !== undefined && top.key === undefined;

const numberOf = (word: string): number => {
  const value = Number(word);
  if (!Number.isNaN(value) || /nan$/i.test(word)) return value;
  return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
};

function unquote(quoted: string): string {
  if ([...quoted].some((character) => character < ' '))
    throw new JsonMistake('Invalid string: control characters from U+0000 through U+001F must be escaped');
  try {
    return JSON.parse(`"${quoted}"`) as string;
  } catch {
    throw new JsonMistake('Invalid escape');
  }
}
