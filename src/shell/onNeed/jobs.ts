/** What scripts need that run commands beside each other, and send signals. Nothing of the shell imports this file: it is a chunk of its own. */
import { disown, fg, jobs, wait } from '../builtins/jobs';
import { kill } from '../builtins/kill';
import type { BuiltinsOf } from '../builtins/seldomNames';

export const builtins: BuiltinsOf<'jobs'> = { bg: fg, disown, fg, jobs, kill, wait };
