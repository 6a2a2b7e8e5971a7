import { errno, utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { formatDate } from '../support/dates';
import { accountName, directoryName, joinPath, readInput, reason, type Tool, tool } from '../support/tool';
import { modeText } from './mode';
import { create, hint } from './tarCreate';
import { decodeTar, decompress, type TarEntry } from './tarFormat';

const LONG = {
  create: 'c',
  extract: 'x',
  get: 'x',
  list: 't',
  file: 'f',
  directory: 'C',
  verbose: 'v',
  gzip: 'z',
  bzip2: 'j',
  xz: 'J',
  'strip-components': 'strip=',
  exclude: 'exclude=',
  'to-stdout': 'O',
  'no-same-owner': 'o',
  overwrite: 'overwrite',
  'keep-old-files': 'k',
  append: 'r',
  'exclude-from': 'X',
  'files-from': 'T',
  'auto-compress': 'a',
  'no-same-permissions': 'p',
  'numeric-owner': 'numeric',
  'preserve-permissions': 'p',
};

export const tar = tool(function* (t): Blocking<number> {
  const options = t.options(
    'cxtruf:C:vzjJZahmokOpPX:T:',
    {
      long: LONG,
      busybox: 'cxtf:C:vzjJZahmokOpX:T:',
      busyboxLong: Object.keys(LONG)
        .filter((name) => name !== 'append')
        .join(' '),
    },
    oldStyle(t.args),
  );
  if (options.error) return yield* misuse(t, options);
  const folder = options.value('C');
  const source = options.value('f') ?? '-';
  if (options.has('x') && source !== '-' && !t.process.exists(source)) return yield* extract(t, options);
  if (folder !== undefined && t.process.tryStat(folder)?.type !== 'directory') {
    const words = t.process.tryStat(folder) === undefined ? 'No such file or directory' : 'Not a directory';
    if (!t.gnu) return yield* t.fail(`can't change directory to '${folder}': ${words}`);
    yield* t.fail(`${folder}: Cannot open: ${words}`);
    return yield* t.fail('Error is not recoverable: exiting now', 2);
  }
  if (options.has('c') || options.has('r') || options.has('u')) return yield* create(t, options);
  if (options.has('x') || options.has('t')) return yield* extract(t, options);
  if (!t.gnu) return yield* t.usage();
  yield* t.fail("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
  return yield* hint(t, 2);
});

function* misuse(t: Tool, options: Options): Blocking<number> {
  const { error } = options;
  if (!t.gnu || error?.option === '--help' || error?.option === '--version') return yield* t.badOption(options);
  if (error?.kind === 'argument' && !t.args[0]?.startsWith('-')) {
    yield* t.fail(`Old option '${error.option}' requires an argument.`);
    return yield* hint(t, 2);
  }
  yield* t.badOptionLine(options);
  return yield* hint(t, 64);
}

/** `tar czf a.tgz d`: the first word is a bundle whose options take the next words in turn. */
function oldStyle(args: readonly string[]): string[] {
  const [first = '', ...rest] = args;
  if (first === '' || first.startsWith('-')) return [...args];
  const result: string[] = [];
  for (const letter of first) {
    const value = 'fCTX'.includes(letter) ? rest.shift() : undefined;
    // What lacks its value comes last, so that it takes no other option for it.
    if (value !== undefined) result.push(`-${letter}${value}`);
    else if ('fCTX'.includes(letter)) rest.push(`-${letter}`);
    else result.push(`-${letter}`);
  }
  return [...result, ...rest];
}

function* extract(t: Tool, options: Options): Blocking<number> {
  const source = options.value('f') ?? '-';
  let text: string;
  try {
    text = yield* readInput(t.process, source);
  } catch (error) {
    if (!t.gnu) return yield* t.fail(`can't open '${source}': ${reason(error)}`);
    yield* t.fail(`${source}: Cannot open: ${reason(error)}`);
    return yield* t.fail('Error is not recoverable: exiting now', 2);
  }
  const entries = decodeTar(decompress(text) ?? text);
  if (entries === undefined) {
    if (options.has('z')) {
      if (!t.gnu) {
        yield* t.fail('invalid magic');
        return yield* t.fail('short read');
      }
      yield* t.process.error('\ngzip: stdin: not in gzip format');
      yield* t.fail('Child returned status 1');
      return yield* t.fail('Error is not recoverable: exiting now', 2);
    }
    if (!t.gnu)
      return yield* t.fail(utf8Length(text) < (t.olderThan('1.36') ? 512 : 1) ? 'short read' : 'invalid tar magic');
    yield* t.fail('This does not look like a tar archive');
    return yield* t.fail('Exiting with failure status due to previous errors', 2);
  }
  const strip = Number(options.value('strip=') ?? 0);
  const found = new Set<string>();
  let status = 0;
  for (const entry of entries) {
    const wanted = options.operands.map((name) => name.replace(/\/$/, ''));
    if (
      wanted.length > 0 &&
      !wanted.some(
        (name) => entry.name === name || entry.name.replace(/\/$/, '') === name || entry.name.startsWith(`${name}/`),
      )
    )
      continue;
    found.add(entry.name);
    const name = entry.name.split('/').slice(strip).join('/');
    if (name === '' && !options.has('t')) continue;
    if (options.has('t') || options.has('v'))
      t.put(`${options.has('v') && options.has('t') ? longName(t, entry) : entry.name}\n`);
    if (options.has('t')) continue;
    if (options.has('O')) t.put(entry.type === 'file' ? entry.text : '');
    else status = Math.max(status, yield* extractOne(t, { ...entry, name }, options));
    // busybox stops at the first that it cannot write.
    if (status !== 0 && !t.gnu) return status;
  }
  if (status === 2) yield* t.fail('Exiting with failure status due to previous errors');
  return Math.max(status, yield* missing(t, options, found));
}

/** Members that were asked for and are not there. */
function* missing(t: Tool, options: Options, found: ReadonlySet<string>): Blocking<number> {
  const names = [...found].map((name) => name.replace(/\/$/, ''));
  const absent = options.operands.filter((wanted) => {
    const plain = wanted.replace(/\/$/, '');
    return !names.some((name) => name === plain || name.startsWith(`${plain}/`));
  });
  for (const name of absent) {
    if (!t.gnu) return yield* t.fail(`${name}: not found in archive`);
    yield* t.fail(`${name}: Not found in archive`);
  }
  return absent.length > 0 ? yield* t.fail('Exiting with failure status due to previous errors', 2) : 0;
}

function longName(t: Tool, entry: TarEntry): string {
  const owner = `${accountName(t.process, '/etc/passwd', entry.uid)}/${accountName(t.process, '/etc/group', entry.gid)}`;
  const size = String(entry.type === 'file' ? utf8Length(entry.text) : 0);
  const room = t.gnu ? Math.max(0, 18 - owner.length) : 9;
  const time = formatDate(t.gnu ? '%F %H:%M' : '%F %T', entry.mtime * 1000);
  const target = entry.type === 'link' ? ` -> ${entry.text}` : '';
  return `${modeText(entry.type, entry.mode)} ${owner} ${size.padStart(room)} ${time} ${entry.name}${target}`;
}

function* extractOne(t: Tool, entry: TarEntry, options: Options): Blocking<number> {
  const { process } = t;
  const directory = options.value('C');
  const path = (directory === undefined ? entry.name : joinPath(directory, entry.name)).replace(/(.)\/+$/, '$1');
  try {
    makeParents(t, directoryName(path));
    if (entry.type === 'directory') {
      if (!process.exists(path)) process.makeDirectory(path);
      process.chmod(path, entry.mode);
    } else if (entry.type === 'link') {
      process.symlink(entry.text, path);
    } else {
      if (process.exists(path) && options.has('k')) throw errno('EEXIST');
      if (process.exists(path)) process.unlink(path);
      process.writeFile(path, entry.text, { mode: entry.mode });
      process.chmod(path, entry.mode);
    }
    return 0;
  } catch (error) {
    return yield* t.failEither(
      `can't open '${entry.name}': ${reason(error)}`,
      `${entry.name}: Cannot open: ${reason(error)}`,
      t.gnu ? 2 : 1,
    );
  }
}

function makeParents(t: Tool, path: string): void {
  if (path === '.' || path === '/' || t.process.exists(path)) return;
  makeParents(t, directoryName(path));
  t.process.makeDirectory(path);
}
