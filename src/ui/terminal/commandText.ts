/** Text as it is pasted from documents: a `$ ` prompt before each command goes, what was printed below stays out. */
export function cleanCommand(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const prompted =
    lines.some((line) => /^\s*\$ /.test(line)) && /^\s*\$ /.test(lines.find((line) => line.trim()) ?? '');
  const kept = prompted ? commandsOf(lines) : lines;
  return kept.join('\n').trim();
}

/** Of a transcript only what follows a prompt, heredoc bodies included. */
function commandsOf(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let delimiter: string | undefined;
  for (const line of lines) {
    if (delimiter !== undefined) {
      kept.push(line);
      if (line.trim() === delimiter) delimiter = undefined;
      continue;
    }
    const command = /^\s*\$ (.*)$/.exec(line)?.[1];
    if (command === undefined) continue;
    kept.push(command);
    delimiter = heredocOf(command);
  }
  return kept;
}

const heredocOf = (line: string): string | undefined => /<<-?\s*['"]?(\w+)['"]?/.exec(line)?.[1];

/** True while Enter should add a line: an unclosed heredoc, an open quote, a trailing backslash. */
export function needsMoreLines(text: string): boolean {
  let delimiter: string | undefined;
  let open = '';
  for (const line of text.split('\n')) {
    if (delimiter !== undefined) {
      if (line.trim() === delimiter) delimiter = undefined;
      continue;
    }
    open = quoteAfter(line, open);
    if (!open) delimiter = heredocOf(line);
  }
  return delimiter !== undefined || open !== '' || /(^|[^\\])(\\\\)*\\$/.test(text);
}

/** The quote character that is still open at the end of a line. */
function quoteAfter(line: string, open: string): string {
  let quote = open;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string;
    if (character === '\\' && quote !== "'") i++;
    else if (quote) quote = character === quote ? '' : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === '#' && (i === 0 || line[i - 1] === ' ')) break;
  }
  return quote;
}
