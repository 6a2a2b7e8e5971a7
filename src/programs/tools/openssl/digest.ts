import { encodeUtf8 } from '../../../process';
import type { Blocking } from '../../../process/types';
import { type Digest, md5, sha1, sha256, sha512 } from '../../support/digests';
import { isNotFound, readInput, reason, type Tool } from '../../support/tool';

interface Kind {
  make(): Digest;
  /** As it is printed in front of a file. */
  label: string;
  blockBytes: number;
}

const KINDS: Readonly<Record<string, Kind>> = {
  md5: { make: md5, label: 'MD5', blockBytes: 64 },
  sha1: { make: sha1, label: 'SHA1', blockBytes: 64 },
  sha256: { make: sha256, label: 'SHA2-256', blockBytes: 64 },
  sha512: { make: sha512, label: 'SHA2-512', blockBytes: 128 },
};
const NOT_SIMULATED = /^(blake2|md4|rmd160|ripemd|sha224|sha3|sha384|sha512-|shake|sm3)/;

export const isDigest = (name: string): boolean => Object.hasOwn(KINDS, name);

export const digestOf = (kind: Kind, bytes: readonly number[]): string => {
  const digest = kind.make();
  digest.add(bytes);
  return digest.result();
};

export const fromHex = (text: string): number[] => (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

function hmac(kind: Kind, key: readonly number[], bytes: readonly number[]): string {
  const whole = key.length > kind.blockBytes ? fromHex(digestOf(kind, key)) : key;
  const pad = (mask: number) => Array.from({ length: kind.blockBytes }, (_, i) => (whole[i] ?? 0) ^ mask);
  return digestOf(kind, [...pad(0x5c), ...fromHex(digestOf(kind, [...pad(0x36), ...bytes]))]);
}

/** openssl dgst [-sha256] [-hmac KEY] [-r] [-binary] [FILE...]. */
export function* digestCommand(t: Tool, args: readonly string[]): Blocking<number> {
  let name: string | undefined;
  let key: string | undefined;
  let out: string | undefined;
  const flags = new Set<string>();
  const files: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('-')) files.push(arg);
    else if (isDigest(arg.slice(1))) name = arg.slice(1);
    else if (arg === '-hmac') key = args[++at];
    else if (arg === '-out') out = args[++at];
    else if (/^-(hex|r|binary|c)$/.test(arg)) flags.add(arg.slice(1));
    else if (NOT_SIMULATED.test(arg.slice(1)) || /^-(sign|verify|mac|keyform|signature|prverify)$/.test(arg))
      return yield* t.fail(`Podflight does not simulate 'openssl dgst ${arg}'`);
    else {
      yield* t.process.error(`dgst: Unknown option or message digest: ${arg.slice(1)}\ndgst: Use -help for summary.`);
      return 1;
    }
  }
  const kind = KINDS[name ?? 'sha256'];
  if (!kind) return 1;
  let status = 0;
  let printed = '';
  for (const file of files.length > 0 ? files : ['-']) {
    const bytes = yield* bytesOf(t, file);
    if (!bytes) {
      status = 1;
      continue;
    }
    const sum = key === undefined ? digestOf(kind, bytes) : hmac(kind, encodeUtf8(key), bytes);
    const shown = file === '-' ? 'stdin' : file;
    // The label of the default and of a keyed digest over a file are OpenSSL 3's own oddities.
    const label = `${key !== undefined && file !== '-' ? 'HMAC-' : ''}${name === undefined ? 'SHA256' : kind.label}`;
    if (flags.has('binary'))
      printed += fromHex(sum)
        .map((byte) => String.fromCharCode(byte))
        .join('');
    else if (flags.has('r')) printed += `${sum} *${shown}\n`;
    else printed += `${label}(${shown})= ${flags.has('c') ? sum.replace(/..(?=.)/g, '$&:') : sum}\n`;
  }
  if (out === undefined) t.put(printed);
  else t.process.writeFile(out, printed);
  return status;
}

function* bytesOf(t: Tool, file: string): Blocking<number[] | undefined> {
  try {
    return [...encodeUtf8(yield* readInput(t.process, file))];
  } catch (error) {
    const words = isNotFound(error) ? 'No such file or directory' : reason(error);
    yield* t.process.error(`${file}: ${words}`);
    return undefined;
  }
}
