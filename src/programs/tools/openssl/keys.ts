import type { Blocking } from '../../../process/types';
import { notice } from '../../network/socket';
import { wallClockMs } from '../../support/numbers';
import { reason, type Tool } from '../../support/tool';
import { certificatePem, keyPem, subjectOf } from './pem';
import { hex, randomBytes } from './random';

const DAY_MS = 86_400_000;

export const optionValue = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

/** Writes to -out, else prints. False if it cannot be written, which it has said then. */
export function* deliver(
  t: Tool,
  command: string,
  path: string | undefined,
  text: string,
  mode = 0o644,
): Blocking<boolean> {
  if (path === undefined) {
    t.put(text);
    return true;
  }
  try {
    t.process.writeFile(path, text, { mode });
    return true;
  } catch (error) {
    yield* t.process.error(`${command}: Can't open "${path}" for writing, ${reason(error)}`);
    return false;
  }
}

function* makeKey(t: Tool, command: string, path: string | undefined, label: string, bytes: number): Blocking<boolean> {
  notice(t.process, 'program.approximated', { program: 'openssl', topic: command });
  return yield* deliver(t, command, path, keyPem(label, randomBytes(t.process)(bytes)), 0o600);
}

export function* genrsaCommand(t: Tool, args: readonly string[]): Blocking<number> {
  return (yield* makeKey(t, 'genrsa', optionValue(args, '-out'), 'PRIVATE KEY', 1218)) ? 0 : 1;
}

/** openssl genpkey, and ecparam -genkey. */
export function* keyCommand(t: Tool, args: readonly string[]): Blocking<number> {
  const isCurve = args.includes('-genkey');
  const isRsa = /^rsa$/i.test(optionValue(args, '-algorithm') ?? '');
  if (isRsa && !args.includes('-quiet')) yield* progress(t);
  const label = isCurve ? 'EC PRIVATE KEY' : 'PRIVATE KEY';
  const bytes = isRsa ? 1218 : isCurve ? 121 : 48;
  return (yield* makeKey(t, isCurve ? 'ecparam' : 'genpkey', optionValue(args, '-out'), label, bytes)) ? 0 : 1;
}

/** openssl rsa -in KEY [-pubout] [-check] [-out FILE]. */
export function* rsaCommand(t: Tool, args: readonly string[]): Blocking<number> {
  const path = optionValue(args, '-in');
  const text =
    path === undefined ? yield* t.process.readAll(0) : t.process.exists(path) ? t.process.readFile(path) : '';
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(text)) {
    yield* t.process.error(`Could not read private key from ${path ?? '<stdin>'}`);
    return 1;
  }
  if (args.includes('-check')) t.put('RSA key ok\n');
  if (args.includes('-noout')) return 0;
  yield* t.flush();
  yield* t.process.error('writing RSA key');
  const written = args.includes('-pubout') ? keyPem('PUBLIC KEY', randomBytes(t.process)(294)) : text;
  return (yield* deliver(t, 'rsa', optionValue(args, '-out'), written, 0o600)) ? 0 : 1;
}

/** openssl req: a new key if it is asked for, and a request or with -x509 a certificate signed by itself. */
export function* requestCommand(t: Tool, args: readonly string[]): Blocking<number> {
  if (args.some((arg) => /^-(newkey|x509|new)$/.test(arg)) && optionValue(args, '-newkey') !== undefined) {
    if (/^rsa/.test(optionValue(args, '-newkey') ?? '')) yield* progress(t);
    if (!(yield* makeKey(t, 'req', optionValue(args, '-keyout') ?? 'privkey.pem', 'PRIVATE KEY', 1218))) return 1;
    yield* t.process.error('-----');
  }
  const given = optionValue(args, '-subj');
  const subject = given === undefined ? 'C = AU, ST = Some-State, O = Internet Widgits Pty Ltd' : subjectOf(given);
  if (subject === undefined) {
    yield* t.process.error(
      `req: subject name is expected to be in the format /type0=value0/type1=value1/type2=... where characters may be escaped by \\. This name is not in that format: '${given}'`,
    );
    return 1;
  }
  const notBeforeMs = Math.floor(wallClockMs(t.process) / 1000) * 1000;
  const notAfterMs = notBeforeMs + (Number(optionValue(args, '-days')) || 30) * DAY_MS;
  const serial = hex(randomBytes(t.process)(20)).toUpperCase();
  const label = args.includes('-x509') ? 'CERTIFICATE' : 'CERTIFICATE REQUEST';
  const made = certificatePem(label, { subject, issuer: subject, notBeforeMs, notAfterMs, serial });
  notice(t.process, 'program.approximated', { program: 'openssl', topic: 'req' });
  return (yield* deliver(t, 'req', optionValue(args, '-out'), made)) ? 0 : 1;
}

/** What is shown while primes are looked for: as random in the real one. */
function* progress(t: Tool): Blocking<void> {
  const draw = randomBytes(t.process);
  const run = () =>
    draw(20 + ((draw(1)[0] ?? 0) % 60))
      .map((byte) => (byte % 7 === 0 ? '+' : '.'))
      .join('');
  const found = '+'.repeat(65);
  for (let prime = 0; prime < 2; prime++) yield* t.process.error(`${run()}${found}*${run()}${found}*${run()}${found}`);
}
