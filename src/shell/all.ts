/** Importing this file makes the whole shell runnable, and the kernel under it: for whoever loads nothing later. */
import '../process/all';
import * as arithmeticNeeded from './onNeed/arithmetic';
import * as bashNeeded from './onNeed/bash';
import * as constructsNeeded from './onNeed/constructs';
import * as inquiringNeeded from './onNeed/inquiring';
import * as interactiveNeeded from './onNeed/interactive';
import * as jobsNeeded from './onNeed/jobs';
import * as parametersNeeded from './onNeed/parameters';
import * as printfNeeded from './onNeed/printf';
import * as readingNeeded from './onNeed/reading';
import * as regularExpressionsNeeded from './onNeed/regularExpressions';
import * as shellNeeded from './onNeed/shell';
import * as syntaxErrorsNeeded from './onNeed/syntaxErrors';
import * as tracingNeeded from './onNeed/tracing';
import {
  arithmetic,
  bash,
  constructs,
  inquiring,
  interactive,
  jobs,
  parameters,
  printf,
  reading,
  regularExpressions,
  seldom,
  syntaxErrors,
  tracing,
} from './parts';

arithmetic.provide(arithmeticNeeded);
bash.provide(bashNeeded);
constructs.provide(constructsNeeded);
inquiring.provide(inquiringNeeded);
interactive.provide(interactiveNeeded);
jobs.provide(jobsNeeded);
parameters.provide(parametersNeeded);
printf.provide(printfNeeded);
reading.provide(readingNeeded);
regularExpressions.provide(regularExpressionsNeeded);
seldom.provide(shellNeeded);
syntaxErrors.provide(syntaxErrorsNeeded);
tracing.provide(tracingNeeded);
