/** Importing this file makes the whole shell runnable: for whoever loads nothing later. */
import * as arithmeticNeeded from './onNeed/arithmetic';
import * as bashNeeded from './onNeed/bash';
import * as constructsNeeded from './onNeed/constructs';
import * as parametersNeeded from './onNeed/parameters';
import { arithmetic, bash, constructs, parameters, seldom } from './parts';
import { seldomNeeded } from './seldom';

arithmetic.provide(arithmeticNeeded);
bash.provide(bashNeeded);
constructs.provide(constructsNeeded);
parameters.provide(parametersNeeded);
seldom.provide(seldomNeeded);
