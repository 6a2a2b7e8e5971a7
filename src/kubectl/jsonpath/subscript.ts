/** What stands between `[` and `]`: an index, a slice, a name, a union, a filter, `*`. */
import type { FilterOperator, Step } from './ast';

type ReadPath = (path: string) => readonly Step[] | string;

/** Steps, or what is wrong in client-go's words. */
export function parseSubscript(text: string, readPath: ReadPath): readonly Step[] | string {
  const body = text.trim();
  if (body === '*') return [{ step: 'wildcard' }];
  const filter = /^\?\((.*)\)$/s.exec(body);
  if (filter) return parseFilter(filter[1] ?? '', readPath);
  const members = splitOutside(body, ',');
  if (members.length > 1) {
    const parsed: (readonly Step[])[] = [];
    for (const member of members) {
      const step = parseMember(member.trim());
      if (typeof step === 'string') return step;
      parsed.push([step]);
    }
    return [{ step: 'union', members: parsed }];
  }
  const step = parseMember(body);
  return typeof step === 'string' ? step : [step];
}

function parseMember(text: string): Step | string {
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted) return { step: 'field', name: quoted[2] ?? '' };
  if (/^-?\d+$/.test(text)) return { step: 'index', at: Number(text) };
  const slice = /^(-?\d*):(-?\d*)(?::(-?\d*))?$/.exec(text);
  if (!slice) return `invalid array index ${text}`;
  const [, from = '', to = '', stride = ''] = slice;
  return {
    step: 'slice',
    ...(from === '' ? {} : { from: Number(from) }),
    ...(to === '' ? {} : { to: Number(to) }),
    ...(stride === '' ? {} : { stride: Number(stride) }),
  };
}

const OPERATORS: readonly FilterOperator[] = ['==', '!=', '<=', '>=', '<', '>'];

function parseFilter(text: string, readPath: ReadPath): readonly Step[] | string {
  for (const operator of OPERATORS) {
    const parts = splitOutside(text, operator);
    const [left, right] = parts;
    if (parts.length !== 2 || left === undefined || right === undefined) continue;
    const leftSteps = readPath(left);
    const rightSteps = readPath(right);
    if (typeof leftSteps === 'string') return leftSteps;
    if (typeof rightSteps === 'string') return rightSteps;
    return [{ step: 'filter', left: leftSteps, operator, right: rightSteps }];
  }
  const steps = readPath(text);
  return typeof steps === 'string' ? steps : [{ step: 'filter', left: steps, operator: 'exists', right: [] }];
}

/** Splits at a separator that is not inside quotes. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (text.startsWith(separator, at)) {
      parts.push(text.slice(start, at));
      at += separator.length - 1;
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
