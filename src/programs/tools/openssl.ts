import type { Blocking, Process, Program } from '../../process/types';
import { notice } from '../network/socket';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VERSION = 'OpenSSL 3.0.17 1 Jul 2025';

/** openssl rand, version, and placeholders for keys and certificates: files of the right shape, of no use to a real TLS. */
export const openssl: Program = function* (process, argv): Blocking<number> {
  const [command, ...args] = argv.slice(1);
  const option = (name: string) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const random = randomBytes(process);
  if (command === 'version') {
    yield* process.write(1, `${VERSION} (Library: ${VERSION})\n`);
    return 0;
  }
  if (command === 'rand') {
    const bytes = random(Number(args.find((arg) => /^\d+$/.test(arg)) ?? 32));
    yield* process.write(1, args.includes('-hex') ? `${hex(bytes)}\n` : `${base64(bytes)}\n`);
    return 0;
  }
  if (/^(req|genrsa|genpkey|ecparam|x509|rsa)$/.test(command ?? '')) {
    notice(process, 'program.approximated', { program: 'openssl', topic: command ?? '' });
    const key = option('-keyout') ?? (/^(genrsa|genpkey)$/.test(command ?? '') ? option('-out') : undefined);
    if (key) process.writeFile(key, pem('PRIVATE KEY', random(96)), { mode: 0o600 });
    const out = option('-out');
    if (out && out !== key)
      process.writeFile(
        out,
        pem(args.includes('-x509') || command === 'x509' ? 'CERTIFICATE' : 'CERTIFICATE REQUEST', random(192)),
      );
    return 0;
  }
  notice(process, 'program.approximated', { program: 'openssl', topic: command ?? '' });
  yield* process.error(`openssl: Podflight does not simulate 'openssl ${command ?? ''}'`);
  return 1;
};

/** The same container draws the same bytes in every run, and different ones at every call. */
function randomBytes(process: Process): (count: number) => readonly number[] {
  const calls = Number(process.container.shared.get('openssl/calls') ?? 0) + 1;
  process.container.shared.set('openssl/calls', calls);
  let state = calls * 2654435761;
  for (const character of process.container.id) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return (count) =>
    Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 16) & 255;
    });
}

const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((group >> shift) & 63)).join('');
    const left = bytes.length - at;
    text += left >= 3 ? digits : digits.slice(0, left + 1).padEnd(4, '=');
  }
  return text;
}

function pem(label: string, bytes: readonly number[]): string {
  const lines = base64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
