import { mayAccess } from './mounts';
import type { ErrnoCode, FileStat, Process } from './types';

type Problem = 'ENOENT' | 'EACCES' | 'EISDIR';

/** Where execvp would find a program: an absolute or relative path, or why not. */
export type LookUp = { path: string } | { problem: Problem };

/** Whose rights count, and how it sees paths: a process, or the runtime. */
type Searcher = Pick<Process, 'tryStat' | 'uid' | 'gid' | 'groups'>;

/** A program that may be executed, with what stat(2) says of it. */
type Located = { path: string; stat: FileStat };

/** Searches the directories of a PATH; an empty entry is the current directory. Names with a slash are paths. */
export function findProgram(process: Searcher, name: string, searchPath: string): Located | { problem: Problem } {
  if (name === '') return { problem: 'ENOENT' };
  if (name.includes('/')) {
    return locate(process, name);
  }
  let isForbidden = false;
  for (const directory of searchPath.split(':')) {
    const path = `${directory === '' ? '.' : directory}/${name}`;
    const found = locate(process, path);
    if ('path' in found) return found;
    if (found.problem === 'EACCES') isForbidden = true;
  }
  return { problem: isForbidden ? 'EACCES' : 'ENOENT' };
}

function locate(process: Searcher, path: string): Located | { problem: Problem } {
  const stat = process.tryStat(path);
  if (!stat) return { problem: 'ENOENT' };
  if (stat.type === 'directory') return { problem: 'EISDIR' };
  return mayAccess(process, stat, 1) ? { path, stat } : { problem: 'EACCES' };
}

/** `#!/bin/sh -e` → interpreter and its one argument. */
export function interpreterOf(text: string): { path: string; argument?: string } | undefined {
  if (!text.startsWith('#!')) return undefined;
  const end = text.indexOf('\n');
  const line = text.slice(2, end < 0 ? Math.min(text.length, 255) : Math.min(end, 255)).trim();
  const space = line.search(/[ \t]/);
  if (line === '') return undefined;
  if (space < 0) return { path: line };
  return { path: line.slice(0, space), argument: line.slice(space).trim() };
}

/** The exit code that a shell gives a command that could not be executed. */
export function exitCodeOf(code: ErrnoCode): number {
  return code === 'ENOENT' ? 127 : 126;
}
