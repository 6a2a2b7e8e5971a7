import { isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import { joinPath, reason, type Tool, tool } from '../support/tool';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const mktemp = tool(function* (t): Blocking<number> {
  // `--tmpdir` may come without its directory.
  const bare = t.args.includes('--tmpdir');
  const args = t.args.filter((arg) => arg !== '--tmpdir');
  const options = t.options(
    'dqtup:',
    {
      long: { directory: 'd', quiet: 'q', 'dry-run': 'u', tmpdir: 'p', suffix: 'suffix=' },
      busyboxLong: 'tmpdir',
    },
    args,
  );
  if (options.error) return yield* t.badOption(options);
  const [given, extra] = options.operands;
  const directory = options.value('p') ?? t.process.env.TMPDIR ?? '/tmp';
  const template = given ?? (t.gnu ? 'tmp.XXXXXXXXXX' : 'tmp.XXXXXX');
  const inside = given === undefined || options.has('p') || options.has('t') || bare;
  const path = inside ? joinPath(directory, template) : template;
  // GNU's template may go on behind its last X.
  const [, before = '', marks = '', after = ''] =
    (t.gnu && !options.has('suffix=') ? /^(.*?)(X+)([^X/]*)$/ : /^(.*?)(X+)()$/).exec(path) ?? [];
  const holes = marks.length;
  if (extra !== undefined) return yield* t.misuse('too many templates');
  if (holes < (t.gnu ? 3 : 6))
    return yield* t.failEither(`${nothing(t)}: Invalid argument`, `too few X's in template '${template}'`);
  try {
    for (let attempt = 0; ; attempt++) {
      const name = before + randomLetters(t.process, holes) + after + (options.value('suffix=') ?? '');
      if (!options.has('u') && !create(t.process, name, options.has('d'), attempt)) continue;
      t.put(`${name}\n`);
      return 0;
    }
  } catch (error) {
    if (options.has('q')) return 1;
    const what = options.has('d') ? 'directory' : 'file';
    return yield* t.failEither(
      `${nothing(t)}: ${reason(error)}`,
      `failed to create ${what} via template '${path}': ${reason(error)}`,
    );
  }
});

function create(process: Process, path: string, isDirectory: boolean, attempt: number): boolean {
  try {
    if (isDirectory) process.makeDirectory(path, 0o700);
    else process.open(path, { write: true, create: true, exclusive: true, mode: 0o600 });
    return true;
  } catch (error) {
    if (isErrno(error) && error.code === 'EEXIST' && attempt < 100) return false;
    throw error;
  }
}

/** Names must differ from call to call and be the same in every run: they come from a counter of the container. */
function randomLetters(process: Process, count: number): string {
  const { shared } = process.container;
  const previous = shared.get('mktemp');
  let state = typeof previous === 'number' ? previous : hash(process.container.hostname);
  let text = '';
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += LETTERS.charAt((state >>> 16) % LETTERS.length);
  }
  shared.set('mktemp', state);
  return text;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619) >>> 0;
  return value;
}

/** How busybox shows the name that it has not got. */
const nothing = (t: Tool): string => (t.olderThan('1.37') ? '(null)' : '');
