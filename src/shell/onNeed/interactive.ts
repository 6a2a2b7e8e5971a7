/** Shells that read commands from their standard input. Nothing of the shell imports this file: it is a chunk of its own. */
export { runInteractive, runStandardInput } from '../prompt';
