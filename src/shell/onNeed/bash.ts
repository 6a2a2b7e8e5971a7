/** What hardly any shell but bash has. Nothing of the shell imports this file: it is a chunk of its own. */
export { parseTest } from '../common/testParser';
export { isVariableSet, runTestCommand } from '../evaluate/conditions';
export { substituteProcess } from '../evaluate/processSubstitution';
export { reportTime, runCoprocess, runLastHere } from '../evaluate/seldomPipelines';
export { runSelect } from '../evaluate/select';
export { assignArray, assignElement, elementBefore } from '../expand/assignElements';
export { readArray, readElement } from '../parse/arrays';
export { expandBraces } from '../parse/braces';
export { readTest } from '../parse/conditions';
export { readCoprocess } from '../parse/coprocess';
export { compileExtendedGlob } from '../pattern/extendedGlob';
