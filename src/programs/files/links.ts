import { isErrno } from '../../process';
import type { FileStat, Process } from '../../process/types';
import { joinPath } from '../support/tool';

/** How many names lead to a file. A folder has its own, its `.` and the `..` of every folder in it. */
export function linkCount(process: Process, path: string, stat: FileStat): number {
  if (stat.type !== 'directory') return stat.links;
  try {
    const isFolder = (name: string) => process.lstat(joinPath(path, name)).type === 'directory';
    return 2 + process.readDirectory(path).filter(isFolder).length;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return stat.links;
  }
}
