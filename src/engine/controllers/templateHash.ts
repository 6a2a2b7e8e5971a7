/** Hashes in the names of what a template makes. Models pkg/controller ComputeHash: FNV-1a, then rand.SafeEncodeString. */
import type { PodTemplateSpec } from '../../api/core';
import { goJson } from '../../api/goJson';
import { encodeUtf8 } from '../../process/index';
import { goDump } from './goDump';

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** The same as on a real cluster for templates without resource quantities and rarer fields (see goTypes.ts). */
export function templateHash(template: PodTemplateSpec, collisions?: number): string {
  const text = goDump(template, 'v1.PodTemplateSpec');
  let hash = 0x811c9dc5;
  for (const byte of bytesOf(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // A collision count is hashed after the template, as eight bytes of which the low ones come first.
  if (collisions !== undefined)
    for (let shift = 0; shift < 64; shift += 8)
      hash = Math.imul(hash ^ (shift < 32 ? (collisions >>> shift) & 255 : 0), 0x01000193) >>> 0;
  return safeEncode(String(hash));
}

/** Models pkg/controller/history HashControllerRevision: FNV-1 of the revision's JSON and its collision count. */
export function revisionHash(template: PodTemplateSpec, collisions = 0): string {
  const data = goJson({ spec: { template: { ...template, $patch: 'replace' } } });
  let hash = 0x811c9dc5;
  for (const byte of encodeUtf8(data + collisions)) hash = (Math.imul(hash, 0x01000193) ^ byte) >>> 0;
  return safeEncode(String(hash));
}

const bytesOf = (text: string): Iterable<number> => encodeUtf8(text);

/** Digits as characters that spell no words. */
const safeEncode = (digits: string): string =>
  [...digits].map((digit) => ALPHABET[digit.charCodeAt(0) % ALPHABET.length]).join('');
