import { seldomBuiltins } from './builtins/seldomTable';
import { findGroups, matchRegularExpression } from './evaluate/regularExpression';
import { expandBraces } from './parse/braces';
import type { SeldomNeeded } from './parts';
import { runInteractive, runStandardInput } from './prompt';

/** Nothing of the shell imports this file: it is a chunk of its own (programs/groups/load.ts). */
export const seldomNeeded: SeldomNeeded = {
  builtins: seldomBuiltins,
  expandBraces,
  matchRegularExpression,
  findGroups,
  runInteractive,
  runStandardInput,
};
