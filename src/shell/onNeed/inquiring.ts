/** What scripts need that ask what a command is. Nothing of the shell imports this file: it is a chunk of its own. */
import { alias, unalias } from '../builtins/alias';
import { command, type } from '../builtins/inquire';
import type { BuiltinsOf } from '../builtins/seldomNames';

export const builtins: BuiltinsOf<'inquiring'> = { alias, command, type, unalias };
