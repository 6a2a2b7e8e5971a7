import { isErrno, LimitReached } from '../../process/index';
import { hasGlobCharacters, matchGlob, unescapeGlob } from '../pattern/glob';
import type { Shell } from '../state';
import { patternOf } from './patterns';

const MAX_PATHS = 10_000;

/** The files that a pattern names, in byte order; none if there is no match. Hidden files need a leading dot. */
export function expandPath(shell: Shell, pattern: string): readonly string[] {
  const segments = pattern.split('/').filter((segment) => segment !== '');
  const wantsDirectory = pattern.endsWith('/');
  let bases = [pattern.startsWith('/') ? '/' : ''];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    bases = bases.flatMap((base) => expandSegment(shell, base, segment, isLast, wantsDirectory));
    if (bases.length > MAX_PATHS) throw new LimitReached('steps');
  }
  return bases.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function expandSegment(
  shell: Shell,
  base: string,
  segment: string,
  isLast: boolean,
  wantsDirectory: boolean,
): string[] {
  const { process } = shell;
  const suffix = isLast && !wantsDirectory ? '' : '/';
  if (segment === '**' && shell.options.globstar) return belowDirectory(shell, base, isLast && !wantsDirectory);
  if (!hasGlobCharacters(segment) && !shell.options.nocaseglob) {
    const path = base + unescapeGlob(segment);
    return exists(shell, path) ? [path + suffix] : [];
  }
  const ignoresCase = shell.options.nocaseglob === true;
  const compiled = patternOf(shell, ignoresCase ? segment.toLowerCase() : segment);
  const showsHidden = segment.startsWith('.') || shell.options.dotglob === true;
  const names = directoryNames(shell, base === '' ? '.' : base);
  // bash leaves out `.` and `..` since 5.2 (globskipdots).
  const candidates = showsHidden && !shell.isBash ? ['.', '..', ...names] : names;
  const matching = candidates.filter(
    (name) => (showsHidden || !name.startsWith('.')) && matchGlob(compiled, ignoresCase ? name.toLowerCase() : name),
  );
  if (suffix === '') return matching.map((name) => base + name);
  return matching.filter((name) => process.tryStat(base + name)?.type === 'directory').map((name) => `${base}${name}/`);
}

/** `**` of `shopt -s globstar`: the directory and all below it; at the end of a pattern the files as well. */
function belowDirectory(shell: Shell, base: string, isLast: boolean): string[] {
  const found = isLast && base === '' ? [] : [base];
  for (const name of directoryNames(shell, base === '' ? '.' : base)) {
    if (name.startsWith('.') && !shell.options.dotglob) continue;
    const path = base + name;
    const isDirectory = shell.process.tryStat(path)?.type === 'directory';
    if (isLast) found.push(path);
    if (isDirectory) {
      const below = belowDirectory(shell, `${path}/`, isLast);
      found.push(...(isLast ? below.slice(1) : below));
    }
    if (found.length > MAX_PATHS) throw new LimitReached('steps');
  }
  return found;
}

function exists(shell: Shell, path: string): boolean {
  try {
    shell.process.lstat(path);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return false;
  }
}

function directoryNames(shell: Shell, path: string): readonly string[] {
  try {
    return shell.process.readDirectory(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return [];
  }
}
