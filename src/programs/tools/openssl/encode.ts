import { decodeBase64Text, encodeBase64 } from '../../../api/base64';
import { encodeUtf8 } from '../../../process';
import type { Blocking } from '../../../process/types';
import { notice } from '../../network/socket';
import { readInput, reason, type Tool } from '../../support/tool';

/** openssl enc: only what encodes, nothing that encrypts. */
export function* encCommand(t: Tool, args: readonly string[]): Blocking<number> {
  const cipher = args.find((arg) => /^-(aes|des|camellia|chacha|aria|bf|cast|rc|seed|sm4)/.test(arg));
  if (cipher !== undefined) {
    notice(t.process, 'program.approximated', { program: 'openssl', topic: cipher });
    return yield* t.fail(`Podflight does not simulate 'openssl enc ${cipher}'`);
  }
  return yield* base64Command(t, args);
}

/** openssl base64 [-d] [-A] [-in FILE] [-out FILE]. */
export function* base64Command(t: Tool, args: readonly string[]): Blocking<number> {
  const value = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  let text: string;
  try {
    text = yield* readInput(t.process, value('-in') ?? '-');
  } catch (error) {
    yield* t.process.error(`Can't open "${value('-in')}" for reading, ${reason(error)}`);
    return 1;
  }
  const lines = encodeBase64(encodeUtf8(text)).match(/.{1,64}/g) ?? [];
  const result = args.includes('-d')
    ? decodeBase64Text(text)
    : args.includes('-A')
      ? lines.join('')
      : lines.map((line) => `${line}\n`).join('');
  const out = value('-out');
  if (out === undefined) t.put(result);
  else t.process.writeFile(out, result);
  return 0;
}
