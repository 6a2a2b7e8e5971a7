import { encodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, type Tool, tool } from '../support/tool';
import { isPrintable } from './bytes';

const RADIXES: Readonly<Record<string, number>> = { o: 8, d: 10, x: 16 };

export const strings = tool(function* (t): Blocking<number> {
  const options = t.options('afon:t:', { long: { all: 'a', bytes: 'n', 'print-file-name': 'f', radix: 't' } });
  if (options.error) return yield* t.badOption(options);
  const radix = options.has('t') ? RADIXES[options.value('t') ?? ''] : options.has('o') ? 8 : undefined;
  if (options.has('t') && radix === undefined) return yield* t.usage();
  const least = Number(options.value('n') ?? 4) || 4;
  let status = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      const name = path === '-' ? '{standard input}' : path;
      for (const { text, at } of runsOf(encodeUtf8(yield* readInput(t.process, path)), least))
        t.put(
          `${options.has('f') ? `${name}: ` : ''}${radix === undefined ? '' : `${at.toString(radix).padStart(7)} `}${text}\n`,
        );
    } catch (error) {
      status = yield* unreadable(t, path, reason(error));
    }
  }
  return status;
});

/** Runs of at least so many printable bytes, and where they begin. */
function runsOf(bytes: ArrayLike<number>, least: number): { text: string; at: number }[] {
  const runs: { text: string; at: number }[] = [];
  let text = '';
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== undefined && (isPrintable(byte) || byte === 9)) text += String.fromCharCode(byte);
    else {
      if (text.length >= least) runs.push({ text, at: at - text.length });
      text = '';
    }
  }
  return runs;
}

function* unreadable(t: Tool, path: string, words: string): Blocking<number> {
  if (words === 'Is a directory' && t.gnu) {
    yield* t.process.error(`${t.name}: Warning: '${path}' is a directory`);
    return 1;
  }
  return yield* t.failEither(`${path}: ${words}`, `'${path}': ${words.replace(' or directory', '')}`);
}
