import { decodeBase64, encodeBase64 } from '../../api/base64';
import { decodeUtf8, encodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, type Tool, tool } from '../support/tool';

/** Undefined if the text is no base64, line breaks aside. */
function decodeLines(text: string): number[] | undefined {
  const letters = text.replace(/\s+/g, '').replace(/=+$/, '');
  return letters.length % 4 === 1 ? undefined : decodeBase64(letters);
}

/** Every letter is reckoned. */
const CHARACTERS_PER_STEP = 4;

const ALPHABET_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function encodeBase32(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  let text = '';
  for (let i = 0; i < bits.length; i += 5)
    text += ALPHABET_32.charAt(Number.parseInt(bits.slice(i, i + 5).padEnd(5, '0'), 2));
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

function decodeBase32(text: string): number[] | undefined {
  const letters = [...text.replace(/\s+/g, '').replace(/=+$/, '')].map((letter) => ALPHABET_32.indexOf(letter));
  if (letters.includes(-1)) return undefined;
  const bits = letters.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

/**
 * Four letters at a time. GNU stops at what is no base64, also at a blank; busybox leaves it out and stops behind padding.
 * What lacks letters at the end is not printed by busybox, and printed by GNU as far as it is clear.
 */
function* decodeStrictly(t: Tool, text: string, ignores: boolean): Blocking<number> {
  const letters = text.replace(t.gnu && !ignores ? /\n/g : /[^A-Za-z0-9+/=]/g, '');
  let valid = /^(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)*/.exec(letters)?.[0] ?? '';
  let isWhole = valid.length === letters.length;
  const end = valid.search(/=(?!=)/);
  if (!t.gnu && end >= 0) {
    valid = valid.slice(0, end + 1);
    isWhole = valid.length === letters.length;
  }
  const part = t.gnu && !isWhole ? (/^[A-Za-z0-9+/]{2,3}/.exec(letters.slice(valid.length))?.[0] ?? '') : '';
  const groups = `${valid}${part}`.match(/[^=]{1,4}=*/g) ?? [];
  t.put(decodeUtf8(groups.flatMap((group) => decodeBase64(group) ?? [])));
  if (isWhole) return 0;
  yield* t.flush();
  return yield* t.failEither('truncated input', 'invalid input');
}

type Encode = (bytes: readonly number[]) => string;
type Decode = (text: string) => number[] | undefined;

const encoder = (encode: Encode, decode: Decode) =>
  tool(function* (t): Blocking<number> {
    const options = t.options('diw:', {
      long: { decode: 'd', wrap: 'w', 'ignore-garbage': 'i' },
      busybox: 'diw:',
    });
    if (options.error) return yield* t.badOption(options);
    const [path = '-', extra] = options.operands;
    const wrap = options.value('w') ?? '76';
    if (!/^\d+$/.test(wrap)) return yield* t.failEither(`invalid number '${wrap}'`, `invalid wrap size: '${wrap}'`);
    if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
    let text: string;
    try {
      text = yield* readInput(t.process, path);
    } catch (error) {
      const words = reason(error);
      return yield* t.fail(`${path}: ${words}`);
    }
    if (options.has('d')) {
      if (encode === encodeBase64) return yield* decodeStrictly(t, text, options.has('i'));
      const bytes = decode(options.has('i') ? text.replace(/[^A-Za-z0-9+/=]/g, '') : text);
      const plain = text.replace(/\s+/g, '');
      const whole = plain.length % 8 === 0;
      t.put(decodeUtf8(bytes ?? []));
      if (bytes !== undefined && (whole || (options.has('i') && plain === ''))) return 0;
      yield* t.flush();
      return yield* t.failEither('truncated input', 'invalid input');
    }
    yield* t.tick(1 + text.length / CHARACTERS_PER_STEP);
    const width = Number(wrap);
    const encoded = encode(encodeUtf8(text));
    if (width <= 0) t.put(encoded);
    else for (let i = 0; i < encoded.length; i += width) t.put(`${encoded.slice(i, i + width)}\n`);
    return 0;
  });

export const base64 = encoder(encodeBase64, decodeLines);
export const base32 = encoder(encodeBase32, decodeBase32);
