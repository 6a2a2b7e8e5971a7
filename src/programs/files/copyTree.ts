import { errno, isErrno } from '../../process';
import type { FileStat, Process } from '../../process/types';
import { joinPath } from '../support/tool';

export interface CopyOptions {
  /** Mode, owner and times as the source has them. */
  readonly preserve: boolean;
  /** Links are copied as links. */
  readonly keepLinks: boolean;
  /** Replaces a target that cannot be opened. */
  readonly force: boolean;
  /** A folder is told of after what is in it, as busybox does. */
  readonly foldersLast?: boolean;
  /** Told of everything that is copied. */
  readonly copied?: (source: string, target: string) => void;
}

/** Copies a file or a directory with all that is in it. Throws Errno. */
export function copyTree(process: Process, source: string, target: string, options: CopyOptions): void {
  const stat = options.keepLinks ? process.lstat(source) : process.stat(source);
  if (stat.type === 'directory') copyDirectory(process, source, target, stat, options);
  else if (stat.type === 'link') {
    options.copied?.(source, target);
    if (exists(process, target)) process.unlink(target);
    process.symlink(process.readLink(source), target);
    return;
  } else {
    copyFile(process, source, target, stat, options);
    options.copied?.(source, target);
  }
  if (options.preserve) copyAttributes(process, target, stat);
}

function copyDirectory(process: Process, source: string, target: string, stat: FileStat, options: CopyOptions): void {
  const known = process.tryStat(target);
  if (known === undefined) process.makeDirectory(target, stat.mode | 0o700);
  else if (known.type !== 'directory') throw errno('ENOTDIR');
  if (options.foldersLast !== true) options.copied?.(source, target);
  const made = process.stat(target).inode;
  // A copy into itself would never end: what has just been made is left out.
  for (const name of process.readDirectory(source))
    if (process.tryStat(joinPath(source, name))?.inode !== made)
      copyTree(process, joinPath(source, name), joinPath(target, name), options);
  if (options.foldersLast === true) options.copied?.(source, target);
}

function copyFile(process: Process, source: string, target: string, stat: FileStat, options: CopyOptions): void {
  if (stat.type !== 'file') return;
  const text = process.readFile(source);
  if (options.force && exists(process, target) && !process.access(target, 2)) process.unlink(target);
  process.writeFile(target, text, { mode: stat.mode & 0o777 });
}

function copyAttributes(process: Process, target: string, stat: FileStat): void {
  if (process.uid === 0) process.chown(target, stat.uid, stat.gid);
  process.chmod(target, stat.mode);
  process.setTimes(target, stat.mtimeMs);
}

function exists(process: Process, path: string): boolean {
  try {
    process.lstat(path);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return false;
  }
}
