/** Hashes in the names of what a template makes. Models pkg/controller ComputeHash: FNV-1a, then rand.SafeEncodeString. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

export function templateHash(value: unknown, collisions = 0): string {
  const text = canonical(value) + (collisions > 0 ? String(collisions) : '');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return safeEncode(String(hash));
}

/** Digits as characters that spell no words. */
const safeEncode = (digits: string): string =>
  [...digits].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');

/** The same text for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${key}:${canonical(item)}`)
    .join(',')}}`;
}
