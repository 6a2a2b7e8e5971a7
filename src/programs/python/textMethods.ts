import { bytesArgument, integerArgument, textArgument } from './arguments';
import type { call } from './calls';
import { getItem, isKind, setItem } from './dicts';
import { decoded, encoded } from './encodings';
import { raised } from './errors';
import { formatFields } from './formatFields';
import { charactersOf, toArray } from './iteration';
import type { Machine } from './machine';
import { capital, find, hasEnd, PREDICATES, pad, partition, split, strip, within, words } from './texts';
import { typeName, typeNamed } from './types';
import {
  type Args,
  addNatives,
  bytesOf,
  type Dict,
  type Eval,
  isEval,
  listOf,
  type NativeCall,
  type NativeTable,
  tupleOf,
  type Value,
} from './values';

/** Methods that str and bytes share, over texts. */
const SHARED: NativeTable = {
  'upper self': (_m, [self]) => String(self).toUpperCase(),
  'lower self': (_m, [self]) => String(self).toLowerCase(),
  'casefold self': (_m, [self]) => String(self).toLowerCase(),
  'swapcase self': (_m, [self]) =>
    String(self).replace(/\p{L}/gu, (c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())),
  'capitalize self': (_m, [self]) => capital(String(self)),
  'title self': (_m, [self]) => words(String(self), capital),
  'strip self chars?': (_m, [self, chars = null]) => strip(String(self), chars, 'both'),
  'lstrip self chars?': (_m, [self, chars = null]) => strip(String(self), chars, 'left'),
  'rstrip self chars?': (_m, [self, chars = null]) => strip(String(self), chars, 'right'),
  'split self sep? maxsplit?': (_m, [self, separator = null, most = -1n]) =>
    listOf(split(String(self), separator === null ? null : textArgument(separator), integerArgument(most), false)),
  'rsplit self sep? maxsplit?': (_m, [self, separator = null, most = -1n]) =>
    listOf(split(String(self), separator === null ? null : textArgument(separator), integerArgument(most), true)),
  'splitlines self keepends?': (_m, [self, keeps = false]) => {
    const lines = String(self).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
    return listOf(keeps === true ? lines : lines.map((line) => line.replace(/[\r\n]+$/, '')));
  },
  'replace self old new count?': (_m, [self, old, by, count = -1n]) => {
    const text = String(self);
    const most = integerArgument(count);
    const from = replaced(old, 1);
    if (most < 0)
      return from === '' ? text.replaceAll('', () => replaced(by, 2)) : text.split(from).join(replaced(by, 2));
    let left = most;
    return text.replaceAll(from, (found) => (left-- > 0 ? replaced(by, 2) : found));
  },
  'find self sub start? end?': (_m, [self, ...rest]) => BigInt(find(String(self), rest, false)),
  'rfind self sub start? end?': (_m, [self, ...rest]) => BigInt(find(String(self), rest, true)),
  'index self sub start? end?': (_m, [self, ...rest]) => BigInt(found(find(String(self), rest, false))),
  'rindex self sub start? end?': (_m, [self, ...rest]) => BigInt(found(find(String(self), rest, true))),
  'count self sub start? end?': (_m, [self, wanted = '', start, end]) => {
    const { part } = within(String(self), start, end);
    return BigInt(part.split(String(wanted)).length - (wanted === '' ? 0 : 1));
  },
  'startswith self prefix start? end?': (_m, [self, wanted = null, start, end]) =>
    hasEnd(within(String(self), start, end).part, wanted, 'startsWith'),
  'endswith self suffix start? end?': (_m, [self, wanted = null, start, end]) =>
    hasEnd(within(String(self), start, end).part, wanted, 'endsWith'),
  'removeprefix self prefix': (_m, [self, prefix]) => {
    const text = String(self);
    return text.startsWith(String(prefix)) ? text.slice(String(prefix).length) : text;
  },
  'removesuffix self suffix': (_m, [self, suffix]) => {
    const text = String(self);
    return suffix !== '' && text.endsWith(String(suffix)) ? text.slice(0, -String(suffix).length) : text;
  },
  'partition self sep': (_m, [self, separator]) => {
    const text = String(self);
    const at = text.indexOf(textArgument(separator));
    return at < 0 ? tupleOf([text, '', '']) : partition(text, String(separator), at);
  },
  'rpartition self sep': (_m, [self, separator]) => {
    const text = String(self);
    const at = text.lastIndexOf(textArgument(separator));
    return at < 0 ? tupleOf(['', '', text]) : partition(text, String(separator), at);
  },
  'ljust self width fillchar?': (_m, [self, width, fill]) => pad(String(self), width, fill, 'left'),
  'rjust self width fillchar?': (_m, [self, width, fill]) => pad(String(self), width, fill, 'right'),
  'center self width fillchar?': (_m, [self, width, fill]) => pad(String(self), width, fill, 'both'),
  'zfill self width': (_m, [self, width]) => {
    const [, sign = '', digits = ''] = /^([-+]?)([\s\S]*)$/.exec(String(self)) ?? [];
    return sign + digits.padStart(integerArgument(width) - sign.length, '0');
  },
  'expandtabs self tabsize?': (_m, [self, size = 8n]) =>
    String(self)
      .split('\n')
      .map((line) => {
        let shown = '';
        for (const character of line)
          shown +=
            character === '\t' ? ' '.repeat(integerArgument(size) - (shown.length % integerArgument(size))) : character;
        return shown;
      })
      .join('\n'),
};

function replaced(value: Value | undefined, position: number): string {
  if (typeof value === 'string') return value;
  throw raised('TypeError', `replace() argument ${position} must be str, not ${typeName(value ?? null)}`);
}

function found(at: number): number {
  if (at < 0) throw raised('ValueError', 'substring not found');
  return at;
}

const TEXT_ONLY: NativeTable = {
  *'join self iterable'(machine, [self, iterable = null]) {
    const items = yield* toArray(machine, iterable);
    for (const [i, item] of items.entries())
      if (typeof item !== 'string')
        throw raised('TypeError', `sequence item ${i}: expected str instance, ${typeName(item)} found`);
    return items.join(String(self));
  },
  'encode self encoding? errors?': (_m, [self, encoding = 'utf-8', errors = 'strict']) =>
    bytesOf(encoded(String(self), String(encoding), String(errors))),
  *'format *'(machine, [self, ...args], named) {
    return yield* formatFields(
      machine,
      String(self),
      args.map((arg) => arg ?? null),
      named,
    );
  },
  *'format_map self mapping'(machine, [self, mapping = null]) {
    const named = isKind(mapping, 'dict')
      ? new Map([...mapping.map.values()].map(({ key, value }) => [String(key), value]))
      : new Map();
    return yield* formatFields(machine, String(self), [], named);
  },
  'translate self table': (_m, [self, table = null]) => {
    if (!isKind(table, 'dict')) return String(self);
    return charactersOf(String(self))
      .map((character) => {
        const to = getItem(table, BigInt(character.codePointAt(0) ?? 0));
        return to === undefined
          ? character
          : to === null
            ? ''
            : typeof to === 'bigint'
              ? String.fromCodePoint(Number(to))
              : String(to);
      })
      .join('');
  },
};

const maketrans: NativeCall = (_m, [from = '', to = '', gone = '']) => {
  const dict: Dict = { kind: 'dict', map: new Map() };
  if (isKind(from, 'dict'))
    for (const { key, value } of from.map.values())
      setItem(dict, typeof key === 'string' ? BigInt(key.codePointAt(0) ?? 0) : key, value);
  else
    for (const [i, character] of charactersOf(String(from)).entries())
      setItem(dict, BigInt(character.codePointAt(0) ?? 0), BigInt(charactersOf(String(to))[i]?.codePointAt(0) ?? 0));
  for (const character of charactersOf(String(gone))) setItem(dict, BigInt(character.codePointAt(0) ?? 0), null);
  return dict;
};

/** The same over bytes: what is text becomes bytes again. */
const asBytes =
  (method: NativeCall): NativeCall =>
  (machine, args, named) => {
    const texts: Args = args.map((arg) => (isKind(arg, 'bytes') ? arg.text : arg));
    return bytesResult(method(machine, texts, named));
  };

function bytesResult(result: Value | Eval<Value>): Value {
  if (isEval(result)) return null;
  if (typeof result === 'string') return bytesOf(result);
  if (isKind(result, 'list')) return listOf(result.items.map(bytesResult));
  return isKind(result, 'tuple') ? tupleOf(result.items.map(bytesResult)) : result;
}

const BYTES_ONLY: NativeTable = {
  'decode self encoding? errors?': (_m, [self, encoding = 'utf-8', errors = 'strict']) =>
    decoded(bytesArgument(self), String(encoding), String(errors)),
  'hex self sep?': (_m, [self, separator = '']) =>
    Array.from(bytesArgument(self), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(String(separator)),
  *'join self iterable'(machine, [self, iterable = null]) {
    const items = yield* toArray(machine, iterable);
    return bytesOf(items.map((item) => bytesArgument(item)).join(bytesArgument(self)));
  },
  *'extend self iterable'(machine, [self, iterable = null]) {
    if (isKind(self, 'bytes'))
      self.text += isKind(iterable, 'bytes')
        ? iterable.text
        : (yield* toArray(machine, iterable)).map((item) => String.fromCharCode(integerArgument(item))).join('');
    return null;
  },
  'append self item': (_m, [self, item]) => {
    if (isKind(self, 'bytes')) self.text += String.fromCharCode(integerArgument(item));
    return null;
  },
};

export function addTextMethods(): void {
  const text = typeNamed('str').dict;
  addNatives(text, SHARED);
  addNatives(text, TEXT_ONLY);
  text.set('maketrans', {
    kind: 'native',
    name: 'maketrans',
    parameters: ['x', 'y?', 'z?'],
    call: maketrans,
    isFree: false,
  });
  for (const name of ['bytes', 'bytearray']) {
    const { dict } = typeNamed(name);
    addNatives(dict, Object.fromEntries(Object.entries(SHARED).map(([key, method]) => [key, asBytes(method)])));
    addNatives(dict, BYTES_ONLY);
    dict.set('fromhex', {
      kind: 'native',
      name: 'fromhex',
      parameters: ['string'],
      isFree: false,
      call: (_m, [hex]) =>
        bytesOf(
          textArgument(hex)
            .replace(/\s/g, '')
            .replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))),
        ),
    });
  }
  for (const [name, test] of Object.entries(PREDICATES))
    addNatives(text, { [`${name} self`]: (_m, [self]) => test(String(self)) });
}

export type Call = typeof call;
export type Interpreter = Machine;
