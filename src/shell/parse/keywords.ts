import { expandAliases } from './aliases';
import { KEYWORDS, unexpected } from './errors';
import type { Reader, Token } from './reader';
import { isOperator, next, peek } from './tokens';

const STARTING = new Set([
  'if',
  'case',
  'while',
  'until',
  'for',
  '{',
  '!',
  'function',
  '[[',
  'time',
  'select',
  'coproc',
]);

/** The keyword that a token is in this shell, where keywords count. '' for anything else. */
export function keywordOf(reader: Reader, token: Token): string {
  if (token.kind !== 'word' || !token.plain) return '';
  const { syntax } = reader;
  if (KEYWORDS.has(token.text)) return token.text;
  const known =
    (token.text === 'function' && syntax.functionKeyword) ||
    ((token.text === '[[' || token.text === ']]') && syntax.conditionKeyword) ||
    ((token.text === 'time' || token.text === 'select' || token.text === 'coproc') && syntax.bashCommands);
  return known ? token.text : '';
}

/** Whether a command can begin here. */
export function startsCommand(reader: Reader): boolean {
  let token = peek(reader);
  if (reader.aliasOf !== undefined && keywordOf(reader, token) === '') {
    expandAliases(reader);
    token = peek(reader);
  }
  switch (token.kind) {
    case 'word': {
      const keyword = keywordOf(reader, token);
      return keyword === '' || STARTING.has(keyword);
    }
    case 'number':
      return true;
    case 'operator':
      return token.text === '(' || isRedirectionOperator(token);
    default:
      return false;
  }
}

export function isRedirectionOperator(token: Token): boolean {
  return token.kind === 'operator' && /^(?:[<>]|&>)/.test(token.text);
}

/** Consumes a keyword or an operator, or says what was expected. */
export function expect(reader: Reader, text: string): Token {
  const token = next(reader);
  if (isOperator(token, text) || (token.kind === 'word' && token.plain && token.text === text)) return token;
  return unexpected(reader, token, text);
}
