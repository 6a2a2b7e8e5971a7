import type { Blocking } from '../../process/types';
import { LineReader, openInput, reason, tool } from '../support/tool';

export const uniq = tool(function* (t): Blocking<number> {
  const options = t.options('cdDuizf:s:w:', {
    busybox: 'cduizf:s:w:',
    long: {
      count: 'c',
      repeated: 'd',
      'zero-terminated': 'z',
      unique: 'u',
      'ignore-case': 'i',
      'skip-fields': 'f',
      'skip-chars': 's',
      'check-chars': 'w',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const [input = '-', output, extra] = options.operands;
  if (t.gnu && extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
  const end = options.has('z') ? '\0' : '\n';
  const fields = Number(options.value('f') ?? 0);
  const skipped = Number(options.value('s') ?? 0);
  const width = Number(options.value('w') ?? Number.POSITIVE_INFINITY);
  const keyOf = (line: string): string => {
    let key = line;
    for (let i = 0; i < fields && key !== ''; i++) key = key.replace(/^[ \t]*[^ \t]*/, '');
    key = key.slice(skipped, width === Number.POSITIVE_INFINITY ? undefined : skipped + width);
    return options.has('i') ? key.toLowerCase() : key;
  };
  let result = '';
  const finish = (line: string, count: number) => {
    if (((options.has('d') || options.has('D')) && count < 2) || (options.has('u') && count > 1)) return;
    result += `${options.has('c') ? `${String(count).padStart(7)} ` : ''}${line}${end}`;
  };
  let previous: { line: string; key: string; count: number } | undefined;
  try {
    const { fd } = openInput(t.process, input);
    const reader = new LineReader(t.process, fd, t.gnu ? end : '\n');
    for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
      const key = keyOf(line);
      if (previous?.key === key) {
        previous.count++;
        // `-D` keeps every line of a group.
        if (options.has('D')) previous.line += end + line;
      } else {
        if (previous !== undefined) finish(previous.line, previous.count);
        previous = { line, key, count: 1 };
      }
      if (output === undefined) {
        t.put(result);
        result = '';
      }
      yield* t.tick();
    }
    if (previous !== undefined) finish(previous.line, previous.count);
    if (output === undefined) t.put(result);
    else t.process.writeFile(output, result);
  } catch (error) {
    const words = reason(error);
    if (words === 'Is a directory') return yield* t.failEither(`${input}: I/O error`, `error reading '${input}'`);
    return yield* t.failEither(`can't open '${input}': ${words}`, `${input}: ${words}`);
  }
  return 0;
});
