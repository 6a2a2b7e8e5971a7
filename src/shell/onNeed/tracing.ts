/** What `set -x` prints. Nothing of the shell imports this file: it is a chunk of its own. */
export { traceLines } from '../evaluate/traceLines';
