/** The words for mistakes of scripts. Nothing of the shell imports this file: it is a chunk of its own. */
export { syntaxErrors } from '../parse/syntaxErrors';
