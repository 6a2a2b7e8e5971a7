import type { Builtin } from '../state';

export const succeed: Builtin = () => 0;
export const fail: Builtin = () => 1;
