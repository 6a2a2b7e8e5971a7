import type { Process } from '../../process/types';

/** A file's text, '' if there is none. Throws Errno if it is there and cannot be read. Looks for it once where it exists. */
export function readOptional(process: Process, path: string): string {
  try {
    return process.readFile(path);
  } catch (error) {
    if (process.exists(path)) throw error;
    return '';
  }
}
