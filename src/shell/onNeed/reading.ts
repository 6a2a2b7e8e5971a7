/** What scripts need that read lines themselves. Nothing of the shell imports this file: it is a chunk of its own. */
import { mapfile } from '../builtins/mapfile';
import { read } from '../builtins/read';
import type { BuiltinsOf } from '../builtins/seldomNames';

export const builtins: BuiltinsOf<'reading'> = { mapfile, read, readarray: mapfile };
