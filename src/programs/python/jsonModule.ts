import { textArgument } from './arguments';
import { isKind, setItem } from './dicts';
import { decoded } from './encodings';
import { createException, Raised, raised } from './errors';
import type { Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { floatText, intText } from './numbers';
import { truth } from './operators';
import { sortedItems } from './sorting';
import { typeName } from './types';
import { type Dict, type Eval, listOf, type Named, type Value } from './values';

interface Style {
  indent: string | undefined;
  itemSeparator: string;
  keySeparator: string;
  isAscii: boolean;
  sorts: boolean;
  fallback: Value;
}

function* styleOf(machine: Machine, named: Named): Eval<Style> {
  const indent = named.get('indent') ?? null;
  const separators = named.get('separators') ?? null;
  const [item, key] = isKind(separators, 'tuple') || isKind(separators, 'list') ? separators.items : [];
  return {
    indent: indent === null ? undefined : typeof indent === 'string' ? indent : ' '.repeat(Number(indent)),
    itemSeparator: typeof item === 'string' ? item : indent === null ? ', ' : ',',
    keySeparator: typeof key === 'string' ? key : ': ',
    isAscii: yield* truth(machine, named.get('ensure_ascii') ?? true),
    sorts: yield* truth(machine, named.get('sort_keys') ?? false),
    fallback: named.get('default') ?? null,
  };
}

function quotedJson(text: string, isAscii: boolean): string {
  const quoted = JSON.stringify(text);
  return isAscii
    ? quoted.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : quoted;
}

function* dump(machine: Machine, value: Value, style: Style, margin: string): Eval<string> {
  if (machine.process.spendStep()) yield* machine.process.burnCpu();
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'bigint':
      return intText(value);
    case 'number':
      return Number.isFinite(value)
        ? floatText(value)
        : Number.isNaN(value)
          ? 'NaN'
          : value > 0
            ? 'Infinity'
            : '-Infinity';
    case 'string':
      return quotedJson(value, style.isAscii);
    default:
  }
  const inner = style.indent === undefined ? '' : `${margin}\n`.replace(/^[\s\S]*$/, margin + style.indent);
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    const items: string[] = [];
    if (margin.length > 2000) throw raised('RecursionError', 'maximum recursion depth exceeded');
    for (const item of value.items) items.push(yield* dump(machine, item, style, inner));
    return wrap('[', ']', items, style, margin, inner);
  }
  if (isKind(value, 'dict')) {
    const items: string[] = [];
    let entries = [...value.map.values()];
    if (style.sorts) {
      const keys = yield* sortedItems(
        machine,
        entries.map(({ key }) => key),
        null,
        false,
      );
      entries = keys.flatMap((key) => entries.filter((entry) => entry.key === key));
    }
    for (const { key, value: item } of entries) {
      if (typeof key === 'object' && key !== null)
        throw raised('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
      const name = typeof key === 'string' ? key : yield* dump(machine, key, style, '');
      items.push(quotedJson(name, style.isAscii) + style.keySeparator + (yield* dump(machine, item, style, inner)));
    }
    return wrap('{', '}', items, style, margin, inner);
  }
  if (style.fallback === null) throw raised('TypeError', `Object of type ${typeName(value)} is not JSON serializable`);
  return yield* dump(machine, yield* machine.call(style.fallback, [value]), style, margin);
}

function wrap(
  open: string,
  close: string,
  items: readonly string[],
  style: Style,
  margin: string,
  inner: string,
): string {
  if (items.length === 0) return open + close;
  if (style.indent === undefined) return open + items.join(style.itemSeparator) + close;
  return `${open}\n${inner}${items.join(`${style.itemSeparator}\n${inner}`)}\n${margin}${close}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const DEEPEST = 900;

class Reader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly failure: (message: string, at: number) => Error,
  ) {}

  read(): Value {
    this.#space();
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.text.length) throw this.failure('Extra data', this.#at);
    return value;
  }

  #space(): void {
    while (' \t\r\n'.includes(this.text[this.#at] ?? 'x')) this.#at++;
  }

  #value(depth: number): Value {
    if (depth > DEEPEST)
      throw raised(
        'RecursionError',
        'maximum recursion depth exceeded while decoding a JSON array from a unicode string',
      );
    const { text } = this;
    const start = this.#at;
    const character = text[start];
    if (character === '"') return this.#string();
    if (character === '{') return this.#object(depth);
    if (character === '[') return this.#array(depth);
    for (const [word, value] of WORDS)
      if (text.startsWith(word, start)) {
        this.#at += word.length;
        return value;
      }
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(text);
    if (!number) throw this.failure('Expecting value', start);
    this.#at += number[0].length;
    return number[1] === undefined && number[2] === undefined ? BigInt(number[0]) : Number(number[0]);
  }

  #string(): string {
    const start = this.#at;
    let result = '';
    for (let at = start + 1; ; at++) {
      const character = this.text[at];
      if (character === undefined) throw this.failure('Unterminated string starting at', start);
      if (character === '"') {
        this.#at = at + 1;
        return result;
      }
      if (character < ' ') throw this.failure('Invalid control character at', at);
      if (character !== '\\') {
        result += character;
        continue;
      }
      const letter = this.text[++at] ?? '';
      if (letter === 'u') {
        const digits = this.text.slice(at + 1, at + 5);
        if (!/^[\da-fA-F]{4}$/.test(digits)) throw this.failure('Invalid \\uXXXX escape', at + 1 - 1);
        result += String.fromCharCode(Number.parseInt(digits, 16));
        at += 4;
      } else {
        if (!Object.hasOwn(ESCAPES, letter)) throw this.failure('Invalid \\escape', at - 1);
        result += ESCAPES[letter];
      }
    }
  }

  #object(depth: number): Value {
    const dict: Dict = { kind: 'dict', map: new Map() };
    this.#at++;
    this.#space();
    if (this.text[this.#at] === '}') {
      this.#at++;
      return dict;
    }
    for (;;) {
      if (this.text[this.#at] !== '"')
        throw this.failure('Expecting property name enclosed in double quotes', this.#at);
      const key = this.#string();
      this.#space();
      if (this.text[this.#at] !== ':') throw this.failure("Expecting ':' delimiter", this.#at);
      this.#at++;
      this.#space();
      setItem(dict, key, this.#value(depth + 1));
      this.#space();
      const next = this.text[this.#at];
      if (next !== '}' && next !== ',') throw this.failure("Expecting ',' delimiter", this.#at);
      this.#at++;
      if (next === '}') return dict;
      this.#space();
    }
  }

  #array(depth: number): Value {
    const items: Value[] = [];
    this.#at++;
    this.#space();
    if (this.text[this.#at] === ']') {
      this.#at++;
      return listOf(items);
    }
    for (;;) {
      items.push(this.#value(depth + 1));
      this.#space();
      const next = this.text[this.#at];
      if (next !== ']' && next !== ',') throw this.failure("Expecting ',' delimiter", this.#at);
      this.#at++;
      if (next === ']') return listOf(items);
      this.#space();
    }
  }
}

const WORDS: readonly (readonly [string, Value])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];

/** The functions that json's Python half builds on. */
export function jsonModule(machine: Machine): NativeModule {
  return {
    functions: {
      *'dumps *'(_m, [value = null], named) {
        return yield* dump(machine, value, yield* styleOf(machine, named), '');
      },
      'loads s': (_m, [given]) => {
        if (typeof given !== 'string' && !isKind(given, 'bytes'))
          throw raised('TypeError', `the JSON object must be str, bytes or bytearray, not ${typeName(given ?? null)}`);
        const text = isKind(given, 'bytes') ? decoded(given.text, 'utf-8', 'strict') : textArgument(given);
        machine.madeBytes += text.length * 2;
        const failure = (message: string, at: number) => {
          const line = text.slice(0, at).split('\n').length;
          const column = at - text.lastIndexOf('\n', at - 1);
          const type = machine.modules.get('json')?.dict.get('JSONDecodeError');
          if (!isKind(type, 'class')) return raised('ValueError', message);
          const exception = createException(type, [`${message}: line ${line} column ${column} (char ${at})`]);
          for (const [name, value] of Object.entries({
            msg: message,
            doc: text,
            pos: BigInt(at),
            lineno: BigInt(line),
            colno: BigInt(column),
          }))
            exception.dict.set(name, value);
          return new Raised(exception);
        };
        return new Reader(text, failure).read();
      },
    },
  };
}
