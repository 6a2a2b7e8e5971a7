import { compile, type Reader, readDelimited, readWhile, SedFailure, skipBlanks, skipTo } from './reader';
import type { SedCommand } from './script';

/** What follows the letter of a command. */
export function readArguments(reader: Reader, name: string): Partial<SedCommand> {
  switch (name) {
    case 's':
      return ended(reader, readSubstitution(reader));
    case 'y':
      return ended(reader, readMapping(reader));
    case 'a':
    case 'i':
    case 'c':
      return { text: readText(reader) };
    case ':':
    case 'b':
    case 't':
    case 'T':
      return { text: readLabel(reader, name) };
    case 'r':
    case 'w':
      return { text: readFileName(reader) };
    case 'R':
    case 'W':
      if (!reader.gnu) break;
      return { text: readFileName(reader) };
    case 'e':
      if (!reader.gnu) break;
      skipBlanks(reader);
      return { text: skipTo(reader, '\n') };
    case 'q':
    case 'Q':
    case 'l':
      if (name === 'Q' && !reader.gnu) break;
      if (!reader.gnu) return {};
      skipBlanks(reader);
      return ended(reader, { text: readWhile(reader, /\d/) });
    case '{':
      return {};
    default:
      if (reader.gnu && name === 'v') return { text: readWhile(reader, /[^;\n]/) };
      if ('}dpDPNnghGHx='.includes(name) || (reader.gnu && 'zF'.includes(name))) return ended(reader, {});
  }
  throw new SedFailure(`unknown command: \`${name}'`, reader.at, `unsupported command ${name}`);
}

/** Nothing but a separator may follow. busybox starts the next command instead. */
function ended<T>(reader: Reader, result: T): T {
  if (!reader.gnu) return result;
  skipBlanks(reader);
  const next = reader.text[reader.at];
  if (next !== undefined && !';\n}#'.includes(next))
    throw new SedFailure('extra characters after command', reader.at + 1);
  return result;
}

function readLabel(reader: Reader, name: string): string {
  skipBlanks(reader);
  const label = readWhile(reader, name === ':' && reader.gnu ? /[^;\n\s]/ : /[^;\n}]/).trim();
  if (name === ':' && label === '' && reader.gnu) throw new SedFailure('":" lacks a label', reader.at);
  return label;
}

function readFileName(reader: Reader): string {
  skipBlanks(reader);
  const name = skipTo(reader, '\n');
  if (name === '') throw new SedFailure('missing filename in r/R/w/W commands', reader.at, 'empty filename');
  return name;
}

function readSubstitution(reader: Reader): Partial<SedCommand> {
  const missing = "unterminated `s' command";
  const delimiter = reader.text[reader.at++];
  if (delimiter === undefined) throw new SedFailure(missing, reader.at - 1);
  const pattern = readDelimited(reader, delimiter, true, missing);
  const replacement = readDelimited(reader, delimiter, false, missing);
  const flags = readFlags(reader);
  let file: string | undefined;
  if (reader.text[reader.at] === 'w') {
    reader.at++;
    file = readFileName(reader);
  }
  skipBlanks(reader);
  const after = reader.text[reader.at];
  if (after !== undefined && !';\n}#'.includes(after))
    throw new SedFailure("unknown option to `s'", reader.at + 1, 'bad option in substitution expression');
  const regex = compile(reader, pattern, /i/i.test(flags));
  const reference = Math.max(
    0,
    ...[...replacement.matchAll(/\\(?:(\d)|[\s\S])/g)].map(([, digit]) => Number(digit ?? 0)),
  );
  if (reader.gnu && regex !== undefined && reference > regex.groups)
    throw new SedFailure(`invalid reference \\${reference} on \`s' command's RHS`, reader.at);
  return {
    regex,
    replacement,
    global: flags.includes('g'),
    print: flags.includes('p'),
    multiline: /m/i.test(flags),
    evaluate: flags.includes('e'),
    occurrence: Number(/\d+/.exec(flags)?.[0] ?? 1) || 1,
    ...(file === undefined ? {} : { file }),
  };
}

function readFlags(reader: Reader): string {
  const flags = readWhile(reader, reader.gnu ? /[gpiIMme0-9]/ : /[gpiI0-9]/);
  if (!reader.gnu) return flags;
  for (const letter of ['g', 'p'])
    if (flags.split(letter).length > 2)
      throw new SedFailure(`multiple \`${letter}' options to \`s' command`, reader.at);
  if (/^0+$/.test(/\d+/.exec(flags)?.[0] ?? ''))
    throw new SedFailure("number option to `s' command may not be zero", reader.at);
  return flags;
}

function readMapping(reader: Reader): Partial<SedCommand> {
  const missing = "unterminated `y' command";
  const delimiter = reader.text[reader.at++];
  if (delimiter === undefined) throw new SedFailure(missing, reader.at - 1);
  const unescaped = (text: string) => [...text.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\\\/g, '\\')];
  const from = unescaped(readDelimited(reader, delimiter, false, missing));
  const to = unescaped(readDelimited(reader, delimiter, false, missing));
  if (from.length !== to.length && reader.gnu)
    throw new SedFailure("strings for `y' command are different lengths", reader.at);
  return { mapping: new Map(from.map((character, i) => [character, to[i] ?? character])) };
}

/** `a\` newline text, or `a text`. A backslash at the end of a line continues it. */
function readText(reader: Reader): string {
  const { text } = reader;
  skipBlanks(reader);
  if (reader.gnu && reader.at >= text.length) throw new SedFailure("expected \\ after `a', `c' or `i'", reader.at);
  if (text[reader.at] === '\\') {
    const start = ++reader.at;
    skipBlanks(reader);
    // Blanks behind the backslash belong to a text on the same line.
    if (text[reader.at] === '\n') reader.at++;
    else reader.at = start;
  }
  let result = '';
  while (reader.at < text.length && text[reader.at] !== '\n') {
    if (text[reader.at] === '\\') reader.at++;
    result += text.charAt(reader.at++);
  }
  return result;
}
