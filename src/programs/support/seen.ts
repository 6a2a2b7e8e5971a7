import { isErrno } from '../../process';
import type { Tool } from './tool';

/** What can be seen at a path without following a link; undefined if there is nothing. */
export function seen(t: Tool, path: string): ReturnType<Tool['process']['lstat']> | undefined {
  try {
    return t.process.lstat(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return undefined;
  }
}
