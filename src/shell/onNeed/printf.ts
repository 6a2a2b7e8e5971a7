/** printf alone. Nothing of the shell imports this file: it is a chunk of its own. */
import { printf } from '../builtins/printf';
import type { BuiltinsOf } from '../builtins/seldomNames';

export const builtins: BuiltinsOf<'printf'> = { printf };
