import type { Regex } from '../../../shell/pattern/regex';
import { readArguments } from './arguments';
import { compile, type Reader, readDelimited, readWhile, SedFailure, skipBlanks, skipTo } from './reader';

export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'step'; readonly first: number; readonly step: number }
  | { readonly kind: 'more'; readonly lines: number }
  /** `~4`: up to the next multiple. */
  | { readonly kind: 'multiple'; readonly of: number }
  /** Undefined: the last expression that was used. */
  | { readonly kind: 'match'; readonly regex: Regex | undefined };

export interface SedCommand {
  readonly name: string;
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly negated: boolean;
  /** Text of a, i, c; label; file name of r, w; exit code of q, Q. */
  readonly text: string;
  readonly regex?: Regex | undefined;
  readonly replacement?: string;
  readonly global?: boolean;
  readonly print?: boolean;
  readonly occurrence?: number;
  readonly file?: string;
  /** `s///e`: what comes out is a command, and its output takes the place. */
  readonly evaluate?: boolean;
  readonly multiline?: boolean;
  /** y */
  readonly mapping?: ReadonlyMap<string, string>;
  /** Index of the closing brace of `{`. */
  end?: number;
}

/** Parses a script; GNU's sed refuses much that busybox's lets pass. Throws SedFailure. */
export function parseSed(text: string, extended: boolean, gnu: boolean): SedCommand[] {
  const reader: Reader = { text, extended, gnu, at: 0 };
  const commands: SedCommand[] = [];
  const open: SedCommand[] = [];
  for (;;) {
    while (/[\s;]/.test(text[reader.at] ?? '')) reader.at++;
    if (reader.at >= text.length) break;
    if (text[reader.at] === '#') {
      skipTo(reader, '\n');
      continue;
    }
    const command = readCommand(reader);
    if (command.name === '{') open.push(command);
    if (command.name === '}') {
      const start = open.pop();
      if (start !== undefined) start.end = commands.length;
      else if (gnu) throw new SedFailure("unexpected `}'", reader.at);
    }
    commands.push(command);
  }
  if (open.length > 0 && gnu) throw new SedFailure("unmatched `{'", 0);
  return commands;
}

function readCommand(reader: Reader): SedCommand {
  const from = readAddress(reader);
  skipBlanks(reader);
  let to: Address | undefined;
  if (from !== undefined && reader.text[reader.at] === ',') {
    reader.at++;
    skipBlanks(reader);
    to = readSecondAddress(reader);
    if (to === undefined)
      throw new SedFailure("unexpected `,'", Math.min(reader.at + 1, reader.text.length), 'no address after comma');
  }
  skipBlanks(reader);
  const negated = reader.text[reader.at] === '!';
  if (negated) {
    reader.at++;
    skipBlanks(reader);
    if (reader.gnu && reader.text[reader.at] === '!') throw new SedFailure("multiple `!'s", reader.at + 1);
  }
  const name = reader.text[reader.at++];
  if (name === undefined) throw new SedFailure('missing command', reader.at - 1);
  if (reader.gnu) checkAddresses(reader, name, from, to);
  return { name, from, to, negated, text: '', ...readArguments(reader, name) };
}

function checkAddresses({ at }: Reader, name: string, from: Address | undefined, to: Address | undefined): void {
  const isZero = from?.kind === 'line' && from.line === 0;
  if (isZero && to?.kind !== 'match') throw new SedFailure('invalid usage of line address 0', at);
  if (name === ':' && from !== undefined) throw new SedFailure(": doesn't want any addresses", at);
  if (name === '#') throw new SedFailure("comments don't accept any addresses", at);
  if ('qQ'.includes(name) && to !== undefined) throw new SedFailure('command only uses one address', at);
}

function readAddress(reader: Reader): Address | undefined {
  const { text } = reader;
  const first = text[reader.at] ?? '';
  if (/\d/.test(first)) {
    const line = Number(readWhile(reader, /\d/));
    if (text[reader.at] !== '~' || !reader.gnu) return { kind: 'line', line };
    reader.at++;
    return { kind: 'step', first: line, step: Number(readWhile(reader, /\d/)) };
  }
  if (first === '$') {
    reader.at++;
    return { kind: 'last' };
  }
  if (first !== '/' && first !== '\\') return undefined;
  reader.at += first === '\\' ? 2 : 1;
  const delimiter = text.charAt(reader.at - 1);
  const pattern = readDelimited(reader, delimiter, true, 'unterminated address regex');
  const flags = reader.gnu ? readWhile(reader, /[IM]/) : '';
  return { kind: 'match', regex: compile(reader, pattern, flags.includes('I')) };
}

function readSecondAddress(reader: Reader): Address | undefined {
  const sign = reader.text[reader.at];
  if (sign !== '+' && !(sign === '~' && reader.gnu)) return readAddress(reader);
  reader.at++;
  if (sign === '~') return { kind: 'multiple', of: Number(readWhile(reader, /\d/)) };
  return { kind: 'more', lines: Number(readWhile(reader, /\d/)) };
}
