import type { Shell } from './state';

/** Variables that the shell computes: null where this shell has none of that name. */
export function specialVariable(shell: Shell, name: string): string | null {
  const { isBash, family, traits } = shell;
  switch (name) {
    case 'LINENO':
      if (isBash) return String(shell.line);
      return family === 'ash' && !traits.isOldAsh ? String(shell.line - 1) : null;
    case 'RANDOM':
      return family === 'dash' ? null : String(nextRandom(shell));
    case 'FUNCNAME':
      return isBash || (family === 'ash' && !traits.isOldAsh) ? (shell.functionNames.at(-1) ?? null) : null;
  }
  if (!isBash) return null;
  switch (name) {
    case 'SECONDS':
      return String(Math.floor((shell.process.nowMs - shell.startedAtMs) / 1000));
    case 'BASHPID':
      return String(shell.process.pid);
    case 'PIPESTATUS':
      return String(shell.pipeStatuses[0] ?? 0);
    case 'EPOCHSECONDS':
      return String(Math.floor(shell.process.nowMs / 1000));
  }
  return null;
}

const KEY = 'shell random numbers';

/** 0 to 32767, one sequence per container, seeded by its name: equal scenarios draw equal numbers. */
function nextRandom(shell: Shell): number {
  const { container } = shell.process;
  const before = container.shared.get(KEY);
  let state = typeof before === 'number' ? before : seedOf(container.id);
  state = (Math.imul(state, 1103515245) + 12345) | 0;
  container.shared.set(KEY, state);
  return (state >>> 16) & 0x7fff;
}

function seedOf(id: string): number {
  let seed = 2166136261;
  for (let index = 0; index < id.length; index++) seed = Math.imul(seed ^ id.charCodeAt(index), 16777619);
  return seed;
}
