import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { decodeBase64, encodeBase64, fromUrlAlphabet, toUrlAlphabet } from '../api/base64';
import { checkScenario } from './check';
import { DICTIONARY_V1 } from './dictionary';
import type { Scenario } from './scenario';

/** What a link carries: the whole experiment and the moment that was looked at. */
export interface Shared {
  scenario: Scenario;
  atMs: number;
}

export type LinkProblem = 'unknown-version' | 'damaged' | 'too-large' | 'not-a-scenario';

/** Decoded text beyond this is refused before it is read: a few hundred characters can inflate to gigabytes. */
const MAX_DECODED_BYTES = 2 * 1024 * 1024;
const CHUNK_BYTES = 512;

/**
 * The fragment of a link, without `#`: `v1=` + base64url(deflate with dictionary) + `.` + checksum.
 * The checksum tells damaged links from foreign ones, and ends the link in a letter or digit: linkifiers drop `-` and `_`.
 */
export function encodeLink(shared: Shared): string {
  const json = JSON.stringify({ s: shared.scenario, t: shared.atMs });
  const packed = deflateSync(strToU8(json), { level: 9, dictionary: strToU8(DICTIONARY_V1) });
  const body = toUrlAlphabet(encodeBase64(packed));
  return `v1=${body}.${checksum(body)}`;
}

/** Reads a fragment (with or without `#`). Never throws. */
export function decodeLink(fragment: string): { ok: true; value: Shared } | { ok: false; problem: LinkProblem } {
  const text = fragment.replace(/^#/, '');
  const [, version, body, sum] = /^v(\d+)=([\w-]*)(?:\.(\w+))?/.exec(text) ?? [];
  if (version === undefined || body === undefined) return { ok: false, problem: 'damaged' };
  if (version !== '1') return { ok: false, problem: 'unknown-version' };
  if (checksum(body) !== sum) return { ok: false, problem: 'damaged' };
  const json = inflate(Uint8Array.from(decodeBase64(fromUrlAlphabet(body)) ?? []));
  if (json === 'too-large' || json === 'damaged') return { ok: false, problem: json };
  return readShared(json.text);
}

function readShared(json: string): { ok: true; value: Shared } | { ok: false; problem: LinkProblem } {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false, problem: 'damaged' };
  }
  if (typeof data !== 'object' || data === null) return { ok: false, problem: 'not-a-scenario' };
  const { s, t } = data as { s?: unknown; t?: unknown };
  const checked = checkScenario(s);
  if (!checked.ok) {
    const problem = checked.problem.code;
    return {
      ok: false,
      problem: problem === 'too-large' || problem === 'unknown-version' ? problem : 'not-a-scenario',
    };
  }
  const atMs = typeof t === 'number' && Number.isFinite(t) ? Math.round(t) : 0;
  return {
    ok: true,
    value: { scenario: checked.scenario, atMs: Math.min(Math.max(0, atMs), checked.scenario.untilMs) },
  };
}

function inflate(packed: Uint8Array): { text: string } | 'too-large' | 'damaged' {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let finished = false;
  try {
    const stream = new Inflate({ dictionary: strToU8(DICTIONARY_V1) }, (data, final) => {
      parts.push(data);
      bytes += data.length;
      finished ||= final;
    });
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) {
      stream.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length);
      if (bytes > MAX_DECODED_BYTES) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  if (!finished) return 'damaged';
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return { text: strFromU8(whole) };
}

/** Five letters or digits of an FNV-1a hash. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(5, '0').slice(-5);
}
