/** Importing this file makes the whole shell runnable: for whoever loads nothing later. */
import * as arithmeticNeeded from './onNeed/arithmetic';
import * as parametersNeeded from './onNeed/parameters';
import { arithmetic, parameters, seldom } from './parts';
import { seldomNeeded } from './seldom';

arithmetic.provide(arithmeticNeeded);
parameters.provide(parametersNeeded);
seldom.provide(seldomNeeded);
