/**
 * 64 hex digits that depend only on the text: stands for a digest where none was recorded. No real digest, and no sha256:
 * nobody can pull by it.
 */
export function fingerprint(text: string): string {
  let digits = '';
  for (let block = 0; digits.length < 64; block++) {
    let value = 0x811c9dc5 ^ block;
    for (const character of `${block}/${text}`) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
    value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
    digits += ((value ^ (value >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}
