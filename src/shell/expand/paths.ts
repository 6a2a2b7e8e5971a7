import { isErrno, LimitReached } from '../../process/index';
import { compileGlob, hasGlobCharacters, matchGlob, unescapeGlob } from '../pattern/glob';
import type { Shell } from '../state';

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
  if (!hasGlobCharacters(segment)) {
    const path = base + unescapeGlob(segment);
    return exists(shell, path) ? [path + suffix] : [];
  }
  const compiled = compileGlob(segment);
  const showsHidden = segment.startsWith('.');
  const names = directoryNames(shell, base === '' ? '.' : base);
  // bash leaves out `.` and `..` since 5.2 (globskipdots).
  const candidates = showsHidden && !shell.isBash ? ['.', '..', ...names] : names;
  const matching = candidates.filter((name) => (showsHidden || !name.startsWith('.')) && matchGlob(compiled, name));
  if (suffix === '') return matching.map((name) => base + name);
  return matching.filter((name) => process.tryStat(base + name)?.type === 'directory').map((name) => `${base}${name}/`);
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
