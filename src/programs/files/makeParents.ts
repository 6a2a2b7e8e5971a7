import { errno, isErrno } from '../../process';
import type { Process } from '../../process/types';

export function makeFolder(process: Process, path: string, mode: number | undefined): void {
  process.makeDirectory(path);
  if (mode !== undefined) process.chmod(path, mode);
}

/** Makes a folder and those above it; what is there stays. Throws Errno. */
export function makeParents(
  process: Process,
  path: string,
  mode: number | undefined,
  made: (path: string, isParent: boolean) => void = () => {},
): void {
  const segments = path.split('/');
  for (let i = 1; i <= segments.length; i++) {
    const prefix = segments.slice(0, i).join('/');
    if (prefix === '' || (i === segments.length && segments[i - 1] === '')) continue;
    const known = process.tryStat(prefix);
    if (known !== undefined) {
      if (known.type !== 'directory') throw errno(i === segments.length ? 'EEXIST' : 'ENOTDIR');
      continue;
    }
    try {
      makeFolder(process, prefix, i === segments.length ? mode : undefined);
      made(prefix, i < segments.length);
    } catch (error) {
      if (!isErrno(error) || error.code !== 'EEXIST') throw error;
    }
  }
}
