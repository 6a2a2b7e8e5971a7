import { EPOCH_MS } from './common/epoch';
import { seldom } from './parts';
import type { Shell } from './state';

/** Variables that the shell computes: null where this shell has none of that name. */
export function specialVariable(shell: Shell, name: string): string | null {
  const { isBash, family, traits } = shell;
  if (shell.kept.lost?.has(name)) return null;
  switch (name) {
    case 'LINENO':
      if (isBash) return String(shell.line);
      return family === 'ash' && !traits.isOldAsh ? String(shell.line) : null;
    case 'RANDOM':
      return family === 'dash' ? null : String(nextRandom(shell));
    case 'FUNCNAME':
      return isBash || (family === 'ash' && !traits.isOldAsh) ? (shell.functionNames.at(-1) ?? null) : null;
  }
  return isBash ? bashVariable(shell, name) : null;
}

function bashVariable(shell: Shell, name: string): string | null {
  switch (name) {
    case '_':
      return shell.lastWord ?? null;
    case 'SECONDS':
      return String(Math.floor((shell.process.nowMs - shell.startedAtMs) / 1000));
    case 'BASHPID':
      return String(shell.process.pid);
    case 'BASH_SUBSHELL':
      return String(shell.subshellDepth);
    case 'BASH_COMMAND':
      return shell.current ? seldom.get().printCommand(shell, shell.current) : '';
    case 'SHELLOPTS':
    case 'BASHOPTS':
      return seldom.get().optionsOn(shell, name);
    case 'EPOCHSECONDS':
      return String(Math.floor((EPOCH_MS + shell.process.nowMs) / 1000));
    case 'EPOCHREALTIME':
      return `${((EPOCH_MS + shell.process.nowMs) / 1000).toFixed(3)}000`;
    case 'SRANDOM':
      return String((nextRandom(shell) << 15) | nextRandom(shell));
  }
  return specialArray(shell, name)[0] ?? null;
}

/** bash's arrays that the shell keeps. */
export function specialArray(shell: Shell, name: string): readonly string[] {
  switch (name) {
    case 'PIPESTATUS':
      return (shell.pipeStatuses ?? [shell.status]).map(String);
    case 'FUNCNAME':
      return shell.functionNames.length > 0 ? framesOf(shell).map((frame) => frame.name) : [];
    case 'BASH_LINENO':
      return framesOf(shell).map((frame) => String(frame.line));
    case 'BASH_SOURCE':
      return framesOf(shell).map((frame) => frame.source);
    case 'GROUPS':
      return [String(shell.process.gid)];
    case 'DIRSTACK':
      return [shell.process.cwd, ...shell.kept.directories];
  }
  return [];
}

/** The innermost first. A script that is a file ends the list with itself. */
export function framesOf(shell: Shell): Shell['frames'] {
  const { scriptName } = shell;
  const frames = shell.frames.toReversed();
  return scriptName === 'environment' ? frames : [...frames, { name: 'main', line: 0, source: scriptName }];
}

const UNCHANGEABLE: ReadonlySet<string> = new Set('BASH_SUBSHELL BASHPID LINENO _ FUNCNAME EPOCHSECONDS'.split(' '));

/** Assignments that do more than keep a value: true if there is nothing left to keep. */
export function assignSpecial(shell: Shell, name: string, value: string): boolean {
  if (shell.kept.lost?.has(name)) return false;
  if (name === 'RANDOM') shell.randomState = Number.parseInt(value, 10) >>> 0 || 0;
  else if (name === 'SECONDS') shell.startedAtMs = shell.process.nowMs - (Number.parseInt(value, 10) || 0) * 1000;
  else return UNCHANGEABLE.has(name);
  return true;
}

const KEY = 'shell random numbers';

/** 0 to 32767, one sequence per container, seeded by its name: equal scenarios draw equal numbers. */
function nextRandom(shell: Shell): number {
  if (shell.randomState !== undefined) return nextSeeded(shell, shell.randomState);
  const { container } = shell.process;
  const before = container.shared.get(KEY);
  let state = typeof before === 'number' ? before : seedOf(container.id);
  state = (Math.imul(state, 1103515245) + 12345) | 0;
  container.shared.set(KEY, state);
  return (state >>> 16) & 0x7fff;
}

/** bash's own generator, the "minimal standard" of Park and Miller, after `RANDOM=seed`. */
function nextSeeded(shell: Shell, before: number): number {
  const last = before === 0 ? 123459876 : before;
  const high = Math.trunc(last / 127773);
  const next = 16807 * (last - 127773 * high) - 2836 * high;
  const state = next < 0 ? next + 0x7fffffff : next;
  shell.randomState = state;
  return ((state >>> 16) ^ (state & 0xffff)) & 0x7fff;
}

function seedOf(id: string): number {
  let seed = 2166136261;
  for (let index = 0; index < id.length; index++) seed = Math.imul(seed ^ id.charCodeAt(index), 16777619);
  return seed;
}
