import { directoryAt } from './builtins/directoryStack';
import { seldomBuiltins } from './builtins/seldomTable';
import { optionsOn } from './builtins/shopt';
import { formatDate } from './common/dates';
import { findGroups, matchRegularExpression } from './evaluate/regularExpression';
import { traceLines } from './evaluate/traceLines';
import { transform } from './expand/transform';
import { expandBraces } from './parse/braces';
import { syntaxErrors } from './parse/syntaxErrors';
import type { SeldomNeeded } from './parts';
import { compileExtendedGlob } from './pattern/extendedGlob';
import { refuseInvocation } from './print/invocation';
import { menuOf } from './print/menu';
import { exportedFunction, printCommand } from './print/printCommand';
import { runInteractive, runStandardInput } from './prompt';

/** Nothing of the shell imports this file: it is a chunk of its own (programs/groups/load.ts). */
export const seldomNeeded: SeldomNeeded = {
  builtins: seldomBuiltins,
  expandBraces,
  syntaxErrors,
  trace: traceLines,
  matchRegularExpression,
  findGroups,
  compileExtendedGlob,
  printCommand,
  optionsOn,
  exportedFunction,
  menuOf,
  formatDate,
  transform,
  directoryAt,
  refuseInvocation,
  runInteractive,
  runStandardInput,
};
