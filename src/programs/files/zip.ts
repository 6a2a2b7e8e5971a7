import { utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import type { Options } from '../network/getopt';
import { notice } from '../network/socket';
import { formatDate } from '../support/dates';
import { wallClockMs } from '../support/numbers';
import { baseName, directoryName, joinPath, reason, type Tool, tool } from '../support/tool';
import { makeParents } from './makeParents';
import { decodeTar, encodeTar, type TarEntry } from './tarFormat';

/** Files hold text here: an archive is this mark and its entries as tar has them. */
const MARK = 'PK\x03\x04podflight-zip\n';

/** `zip [-rqj] ARCHIVE FILE...`; what is in an archive already stays in it. */
export const zip = tool(function* (t): Blocking<number> {
  const options = t.options('rqj0123456789', { busybox: 'rqj0123456789' });
  const [given, ...names] = options.operands;
  if (given === undefined || options.error) return yield* t.fail('error: Invalid command arguments', 16);
  const archive = /\.[^/]*$/.test(baseName(given)) ? given : `${given}.zip`;
  const added = new Map<string, TarEntry>();
  for (const entry of t.process.exists(archive) ? (readArchive(t, archive) ?? []) : []) added.set(entry.name, entry);
  const epochMs = wallClockMs(t.process) - t.process.nowMs;
  const add = (path: string) => {
    const { type, mode, uid, gid, mtimeMs } = t.process.stat(path);
    const stored = (options.has('j') ? baseName(path) : path).replace(/^(?:\.?\/+)+/, '');
    const name = type === 'directory' ? `${stored}/` : stored;
    const text = type === 'file' ? t.process.readFile(path) : '';
    if (type === 'file' || !options.has('j')) {
      if (!options.has('q')) t.put(`${added.has(name) ? 'updating' : '  adding'}: ${name} (stored 0%)\n`);
      added.set(name, { name, type, mode, uid, gid, mtime: Math.floor((epochMs + mtimeMs) / 1000), text });
    }
    if (type === 'directory' && options.has('r'))
      for (const child of t.process.readDirectory(path)) add(joinPath(path, child));
  };
  for (const name of names) {
    if (t.process.exists(name)) add(name.replace(/(.)\/+$/, '$1'));
    else if (!options.has('q')) yield* t.process.error(`\tzip warning: name not matched: ${name}`);
  }
  if (added.size === 0) {
    t.put(`\nzip error: Nothing to do! (${archive})\n`);
    return 12;
  }
  notice(t.process, 'program.approximated.compression', { program: 'zip' });
  t.process.writeFile(archive, MARK + encodeTar([...added.values()]));
  return 0;
});

function readArchive(t: Tool, path: string): TarEntry[] | undefined {
  const text = t.process.readFile(path);
  return text.startsWith(MARK) ? decodeTar(text.slice(MARK.length)) : undefined;
}

export const unzip = tool(function* (t): Blocking<number> {
  // Options may follow the archive and its members; -x takes all words behind it.
  const cut = t.args.indexOf('-x');
  const before = cut < 0 ? t.args : t.args.slice(0, cut);
  const excluded = cut < 0 ? [] : t.args.slice(cut + 1);
  const end = excluded.indexOf('-d');
  const options = t.options('lnojpqtd:x', {}, [...before, ...(end < 0 ? [] : excluded.slice(end))]);
  const [given, ...wanted] = options.operands;
  if (options.error) return yield* t.badOption(options, t.gnu ? 10 : 1);
  if (given === undefined) return yield* t.usage(t.gnu ? 0 : 1);
  const path = [given, `${given}.zip`].find((name) => t.process.tryStat(name)?.type === 'file');
  if (path === undefined) {
    if (!t.gnu) return yield* t.fail(`can't open ${given}[.zip]`);
    yield* t.process.error(`unzip:  cannot find or open ${given}, ${given}.zip or ${given}.ZIP.`);
    return 9;
  }
  const entries = readArchive(t, path);
  if (entries === undefined) {
    if (!t.gnu) return yield* t.fail('no zip archive that Podflight can read');
    t.put(`Archive:  ${path}\n`);
    yield* t.flush();
    yield* t.process.error(notAnArchive(path));
    return 9;
  }
  const chosen = entries.filter(
    ({ name }) =>
      (wanted.length === 0 || wanted.some((glob) => matchGlob(glob, name))) &&
      !(end < 0 ? excluded : excluded.slice(0, end)).some((glob) => matchGlob(glob, name)),
  );
  if (!options.has('p') && !options.has('q')) t.put(`Archive:  ${path}\n`);
  let status = 0;
  if (options.has('l')) list(t, chosen);
  else if (options.has('p')) for (const { text } of chosen) t.put(text);
  else if (options.has('t')) {
    for (const { name } of chosen) t.put(`    testing: ${name.padEnd(24)} OK\n`);
    t.put(`No errors detected in compressed data of ${path}.\n`);
  } else status = yield* extractAll(t, chosen, options);
  if (t.gnu)
    for (const glob of wanted)
      if (!entries.some(({ name }) => matchGlob(glob, name)))
        yield* t.process.error(`caution: filename not matched:  ${glob}`);
  return wanted.length > 0 && chosen.length === 0 && t.gnu ? 11 : status;
});

const notAnArchive = (path: string): string =>
  `  End-of-central-directory signature not found.  Either this file is not
  a zipfile, or it constitutes one disk of a multi-part archive.  In the
  latter case the central directory and zipfile comment will be found on
  the last disk(s) of this archive.
unzip:  cannot find zipfile directory in one of ${path} or
        ${path}.zip, and cannot find ${path}.ZIP, period.`;

function list(t: Tool, entries: readonly TarEntry[]): void {
  const rule = t.gnu ? '---------' : ' --------';
  t.put('  Length      Date    Time    Name\n---------  ---------- -----   ----\n');
  let sum = 0;
  for (const { name, text, mtime } of entries) {
    sum += utf8Length(text);
    const date = formatDate(t.gnu ? '%Y-%m-%d %H:%M' : '%m-%d-%Y %H:%M', mtime * 1000);
    t.put(`${String(utf8Length(text)).padStart(9)}  ${date}   ${name}\n`);
  }
  t.put(`${rule}                     -------\n`);
  t.put(`${String(sum).padStart(9)}                     ${entries.length} file${entries.length === 1 ? '' : 's'}\n`);
}

function* extractAll(t: Tool, entries: readonly TarEntry[], options: Options): Blocking<number> {
  const { process } = t;
  const folder = options.value('d');
  const loud = !options.has('q');
  for (const { name, type, text, mode } of entries) {
    const inside = options.has('j') ? baseName(name) : name;
    const path = (folder === undefined ? inside : joinPath(folder, inside)).replace(/(.)\/+$/, '$1');
    try {
      if (type === 'directory') {
        if (options.has('j') || process.exists(path)) continue;
        makeParents(process, path, undefined);
        if (loud) t.put(`   creating: ${t.gnu ? `${path}/` : name}\n`);
        continue;
      }
      if (process.exists(path) && options.has('n')) continue;
      if (process.exists(path) && !options.has('o')) {
        // It asks, and nobody answers.
        yield* process.write(
          t.gnu ? 2 : 1,
          t.gnu
            ? `replace ${path}? [y]es, [n]o, [A]ll, [N]one, [r]ename:  NULL\n`
            : `unzip: replace ${path}? [y]es, [n]o, [A]ll, [N]one, [r]ename: `,
        );
        if (t.gnu) yield* process.error('(EOF or read error, treating as "[N]one" ...)');
        return 1;
      }
      makeParents(process, directoryName(path), undefined);
      process.writeFile(path, text, { mode });
      if (loud) t.put(t.gnu ? ` extracting: ${path.padEnd(22)}  \n` : `  inflating: ${name}\n`);
    } catch (error) {
      return yield* t.fail(`can't open '${path}': ${reason(error)}`);
    }
  }
  return 0;
}
