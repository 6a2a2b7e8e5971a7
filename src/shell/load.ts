import { loader } from '../process/parts';
import * as parts from './parts';

/** What loads each part of the shell. Each is a chunk of its own: the bundler splits at addresses that are written out. */
export const SHELL_LOADERS = {
  arithmetic: loader(parts.arithmetic, () => import('./onNeed/arithmetic')),
  bash: loader(parts.bash, () => import('./onNeed/bash')),
  constructs: loader(parts.constructs, () => import('./onNeed/constructs')),
  inquiring: loader(parts.inquiring, () => import('./onNeed/inquiring')),
  interactive: loader(parts.interactive, () => import('./onNeed/interactive')),
  jobs: loader(parts.jobs, () => import('./onNeed/jobs')),
  parameters: loader(parts.parameters, () => import('./onNeed/parameters')),
  printf: loader(parts.printf, () => import('./onNeed/printf')),
  reading: loader(parts.reading, () => import('./onNeed/reading')),
  regularExpressions: loader(parts.regularExpressions, () => import('./onNeed/regularExpressions')),
  shell: loader(parts.seldom, () => import('./onNeed/shell')),
  syntaxErrors: loader(parts.syntaxErrors, () => import('./onNeed/syntaxErrors')),
  tracing: loader(parts.tracing, () => import('./onNeed/tracing')),
};
