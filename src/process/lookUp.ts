import type { ErrnoCode, Process } from './types';

/** Where execvp would find a program: an absolute or relative path, or why not. */
export type LookUp = { path: string } | { problem: 'ENOENT' | 'EACCES' | 'EISDIR' };

type Searcher = Pick<Process, 'tryStat' | 'access'>;

/** Searches the directories of a PATH; an empty entry is the current directory. Names with a slash are paths. */
export function findProgram(process: Searcher, name: string, searchPath: string): LookUp {
  if (name === '') return { problem: 'ENOENT' };
  if (name.includes('/')) {
    const problem = problemOf(process, name);
    return problem ? { problem } : { path: name };
  }
  let isForbidden = false;
  for (const directory of searchPath.split(':')) {
    const path = `${directory === '' ? '.' : directory}/${name}`;
    const problem = problemOf(process, path);
    if (!problem) return { path };
    if (problem === 'EACCES') isForbidden = true;
  }
  return { problem: isForbidden ? 'EACCES' : 'ENOENT' };
}

function problemOf(process: Searcher, path: string): 'ENOENT' | 'EACCES' | 'EISDIR' | undefined {
  const stat = process.tryStat(path);
  if (!stat) return 'ENOENT';
  if (stat.type === 'directory') return 'EISDIR';
  return process.access(path, 1) ? undefined : 'EACCES';
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
