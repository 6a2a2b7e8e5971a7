import type { Dialect } from '../../process/types';

/** Whose words and rules count where the version does not matter. */
export type ShellFamily = 'ash' | 'dash' | 'bash';

export function familyOf(dialect: Dialect): ShellFamily {
  return dialect === 'dash' || dialect === 'bash' ? dialect : 'ash';
}
