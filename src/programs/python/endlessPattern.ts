const QUANTIFIED = /.(?:[*+?]|\{\d*,\d*\})[?+]?/g;
const UNBOUNDED = /^(?:[*+]|\{\d*,\})/;
const INNERMOST = /\((?:\?(?:[:=!]|<[=!]|P?<\w+>))?([^()]*)\)((?:[*+?]|\{\d*,?\d*\})?[?+]?)/;

/**
 * Whether a pattern repeats without end what itself consists of repetitions alone, `(a+)+`, or of alternatives that begin
 * alike, `(a|aa)+`: on a text that does not match, trying all ways doubles with every character. Python takes that time, too.
 */
export function isEndless(pattern: string): boolean {
  let text = pattern.replace(/\\[\s\S]/g, 'e').replace(/\[\^?\]?[^\]]*\]/g, 'c');
  for (let match = INNERMOST.exec(text); match; match = INNERMOST.exec(text)) {
    const [whole, body = '', quantifier = ''] = match;
    const isFree = body.split('|').some((part) => part.replace(QUANTIFIED, '') === '');
    if (UNBOUNDED.test(quantifier) && body !== '' && (isFree || beginAlike(body.split('|')))) return true;
    // Outside it counts as one character, repeated if it may be left out or drawn out.
    const atom = isFree ? 'x*' : `x${/^(?:[*+?]|\{\d*,)/.test(quantifier) ? '*' : ''}`;
    text = text.slice(0, match.index) + atom + text.slice(match.index + whole.length);
  }
  return false;
}

const beginAlike = (parts: readonly string[]): boolean =>
  parts.some((part, index) => parts.some((other, at) => at !== index && other.startsWith(part)));
