import type { Redirection } from '../parse/ast';

/** The text that a command was read from. */
export interface Sources {
  readonly text: string;
}

/** Redirections as bash prints them. The texts of here-documents follow on lines of their own. */
export function printRedirections({ text }: Sources, redirections: readonly Redirection[]): string {
  let documents = '';
  const shown = redirections.map((redirection) => {
    const { operator, target, hereDocument } = redirection;
    const word = text.slice(target.start, target.end);
    if (operator === '<<' || operator === '<<-') {
      const body = hereDocument ? text.slice(hereDocument.start, hereDocument.end) : '';
      const delimiter = word.replace(/['"\\]/g, '');
      const lines = operator === '<<-' ? body.replace(/^\t+/gm, '') : body;
      documents += `\n${lines.endsWith(`${delimiter}\n`) || lines.endsWith(delimiter) ? lines : `${lines}${delimiter}\n`}`;
      if (!documents.endsWith('\n')) documents += '\n';
    }
    return `${prefix(redirection)}${operatorOf(redirection, word)}${word}`;
  });
  return shown.join(' ') + documents;
}

function prefix({ fd, explicitFd, operator, variable }: Redirection): string {
  if (variable !== undefined) return `{${variable}}`;
  if (operator === '&>' || operator === '&>>') return '';
  const isShown = operator === '<&' || operator === '>&' || operator === '<>';
  return isShown || (explicitFd && fd !== (operator.startsWith('<') ? 0 : 1)) ? String(fd) : '';
}

function operatorOf({ operator }: Redirection, word: string): string {
  switch (operator) {
    case '<&':
      return word === '-' ? '>&' : '<&';
    case '>&':
    case '<<':
    case '<<-':
      return operator;
    default:
      return `${operator} `;
  }
}
