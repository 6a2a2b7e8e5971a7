/** What a script needs for more of `${…}` than a name. Nothing of the shell imports this file: it is a chunk of its own. */
export { operatedValue } from '../expand/bracedParameter';
export { readBracedParameter } from '../parse/parameters';
