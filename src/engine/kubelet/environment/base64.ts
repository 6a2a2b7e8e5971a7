/** Base64 of UTF-8 text. What is no UTF-8 is read byte by byte, as Latin-1: the simulator's files hold text. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function decodeBase64(text: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
    bits &= (1 << count) - 1;
  }
  const raw = bytes.map((byte) => String.fromCharCode(byte)).join('');
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return raw;
  }
}

/** URL-safe, without padding, of ASCII text: the parts of a token. */
export function encodeBase64Url(text: string): string {
  let result = '';
  let bits = 0;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    bits = ((bits << 8) | (text.charCodeAt(index) & 0xff)) & 0xffff;
    count += 8;
    while (count >= 6) {
      count -= 6;
      result += ALPHABET[(bits >> count) & 0x3f];
    }
  }
  if (count > 0) result += ALPHABET[(bits << (6 - count)) & 0x3f];
  return result.replaceAll('+', '-').replaceAll('/', '_');
}
