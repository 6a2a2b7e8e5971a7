/** What `=~` and expr need. Nothing of the shell imports this file: it is a chunk of its own. */
export { findGroups, matchRegularExpression } from '../evaluate/regularExpression';
export { compileRegex, isRegexError } from '../pattern/regex';
