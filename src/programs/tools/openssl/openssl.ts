import { encodeBase64 } from '../../../api/base64';
import type { Blocking } from '../../../process/types';
import { notice } from '../../network/socket';
import { type Tool, tool } from '../../support/tool';
import { digestCommand, isDigest } from './digest';
import { base64Command, encCommand } from './encode';
import { deliver, genrsaCommand, keyCommand, optionValue, requestCommand, rsaCommand } from './keys';
import { passwdCommand } from './passwd';
import { hex, randomBytes } from './random';
import { serverCommand } from './server';
import { verifyCommand, x509Command } from './x509';

const VERSION = 'OpenSSL 3.0.17 1 Jul 2025';

type Command = (t: Tool, args: readonly string[]) => number | Blocking<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  base64: base64Command,
  dgst: digestCommand,
  ecparam: keyCommand,
  enc: encCommand,
  genpkey: keyCommand,
  genrsa: genrsaCommand,
  passwd: passwdCommand,
  rand,
  req: requestCommand,
  rsa: rsaCommand,
  s_client: serverCommand,
  verify: verifyCommand,
  version: (t) => print(t, `${VERSION} (Library: ${VERSION})\n`),
  x509: x509Command,
};
/** Commands of OpenSSL that nobody wrote. */
const OTHERS =
  'asn1parse ca ciphers cms crl crl2pkcs7 dhparam dsa dsaparam ec engine errstr fipsinstall gendsa help info kdf list mac nseq ' +
  'ocsp pkcs12 pkcs7 pkcs8 pkey pkeyparam pkeyutl prime rehash rsautl s_server s_time sess_id smime speed spkac srp storeutl ts';

/**
 * openssl: digests, base64, random bytes and password hashes as the real one makes them. Keys and certificates are files of
 * the right shape that only this program can read: of no use to a real TLS.
 */
export const openssl = tool(function* (t): Blocking<number> {
  const [name = 'help', ...args] = t.args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) {
    const result = command(t, args);
    return typeof result === 'number' ? result : yield* result;
  }
  if (isDigest(name)) return yield* digestCommand(t, [`-${name}`, ...args]);
  if (OTHERS.split(' ').includes(name)) {
    notice(t.process, 'program.approximated', { program: 'openssl', topic: name });
    return yield* t.fail(`Podflight does not simulate 'openssl ${name}'`);
  }
  yield* t.process.error(`Invalid command '${name}'; type "help" for a list.`);
  return 1;
});

function print(t: Tool, text: string): number {
  t.put(text);
  return 0;
}

function* rand(t: Tool, args: readonly string[]): Blocking<number> {
  const out = optionValue(args, '-out');
  const count = args.find((arg, i) => !arg.startsWith('-') && args[i - 1] !== '-out');
  if (count !== undefined && !/^\d+$/.test(count)) {
    yield* t.process.error(`rand: Can't parse "${count}" as a number\nrand: Use -help for summary.`);
    return 1;
  }
  const bytes = randomBytes(t.process)(Math.min(Number(count ?? 0), 1_000_000));
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? [];
  const text = args.includes('-hex')
    ? `${hex(bytes)}\n`
    : args.includes('-base64')
      ? lines.map((line) => `${line}\n`).join('')
      : bytes.map((byte) => String.fromCharCode(byte)).join('');
  return (yield* deliver(t, 'rand', out, text)) ? 0 : 1;
}
