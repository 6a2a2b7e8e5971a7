/** The public surface of the shell. */
export { formatEcho } from './common/echo';
export { familyOf, type ShellFamily } from './common/family';
export { evaluateTest } from './common/test';
export { shellProgram } from './shellProgram';
