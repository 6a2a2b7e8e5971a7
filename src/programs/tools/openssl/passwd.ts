import { encodeUtf8 } from '../../../process';
import type { Blocking } from '../../../process/types';
import { md5 } from '../../support/digests';
import type { Tool } from '../../support/tool';
import { fromHex } from './digest';
import { randomBytes } from './random';

const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** openssl passwd [-1|-apr1] [-salt SALT] [-stdin] PASSWORD...: the MD5 hashes; those by SHA-2 are not simulated. */
export function* passwdCommand(t: Tool, args: readonly string[]): Blocking<number> {
  const other = args.find((arg) => /^-(5|6|aixmd5|crypt)$/.test(arg));
  if (other !== undefined) return yield* t.fail(`Podflight does not simulate 'openssl passwd ${other}'`);
  const saltAt = args.indexOf('-salt');
  const given = saltAt < 0 ? undefined : args[saltAt + 1];
  const passwords = args.filter((arg, i) => !arg.startsWith('-') && (saltAt < 0 || i !== saltAt + 1));
  const fromInput = passwords.length === 0 ? (yield* t.process.readAll(0)).split('\n').filter(Boolean) : [];
  const magic = args.includes('-apr1') ? '$apr1$' : '$1$';
  const draw = randomBytes(t.process);
  for (const password of [...passwords, ...fromInput]) {
    const salt = (
      given ??
      draw(8)
        .map((byte) => ALPHABET.charAt(byte & 63))
        .join('')
    ).slice(0, 8);
    t.put(`${magic}${salt}$${md5Crypt(password, salt, magic)}\n`);
  }
  return 0;
}

const md5Of = (bytes: readonly number[]): number[] => {
  const digest = md5();
  digest.add(bytes);
  return fromHex(digest.result());
};

/** Models crypt(3) with `$1$`, a thousand rounds of MD5. */
function md5Crypt(password: string, saltText: string, magic: string): string {
  const key = [...encodeUtf8(password)];
  const salt = [...encodeUtf8(saltText)];
  const alternate = md5Of([...key, ...salt, ...key]);
  const start = [...key, ...encodeUtf8(magic), ...salt, ...key.map((_, i) => alternate[i % 16] ?? 0)];
  for (let length = key.length; length > 0; length >>= 1) start.push(length & 1 ? 0 : (key[0] ?? 0));
  let sum = md5Of(start);
  for (let round = 0; round < 1000; round++) {
    const isOdd = round % 2 === 1;
    sum = md5Of([
      ...(isOdd ? key : sum),
      ...(round % 3 ? salt : []),
      ...(round % 7 ? key : []),
      ...(isOdd ? sum : key),
    ]);
  }
  const letters = (count: number, ...places: number[]) => {
    let value = places.reduce((total, place) => (total << 8) | (sum[place] ?? 0), 0);
    let text = '';
    for (let left = count; left > 0; left--, value >>= 6) text += ALPHABET.charAt(value & 63);
    return text;
  };
  const groups = [0, 1, 2, 3].map((i) => letters(4, i, i + 6, i + 12)).join('');
  return `${groups}${letters(4, 4, 10, 5)}${letters(2, 11)}`;
}
