/** Label and field selectors as kubectl's -l and --field-selector take them. Models apimachinery/pkg/labels and pkg/fields. */
import { fail, type LabelSelector, type Result, succeed } from './meta';

export type LabelOperator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt';

export interface LabelRequirement {
  key: string;
  operator: LabelOperator;
  values: readonly string[];
}

type Labels = Readonly<Record<string, string>> | undefined;

/** A comma inside parentheses belongs to a set. */
function splitRequirements(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') depth++;
    else if (text[index] === ')') depth--;
    else if (text[index] === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim());
}

/** `app=web,tier in (a, b),!canary`. The error is the sentence of labels.Parse. An empty text selects everything. */
export function parseLabelSelector(text: string): Result<LabelRequirement[], string> {
  const requirements: LabelRequirement[] = [];
  if (text.trim() === '') return succeed(requirements);
  for (const part of splitRequirements(text)) {
    const requirement = parseRequirement(part);
    if (!requirement) return fail(`unable to parse requirement: ${complaint(part)}`);
    requirements.push(requirement);
  }
  return succeed(requirements);
}

const complaint = (part: string): string =>
  part === ''
    ? `found '', expected: identifier after ','`
    : `found '${part.split(/[\s=!<>]+/)[1] ?? ''}', expected: in, notin, =, ==, !=, gt, lt`;

function parseRequirement(part: string): LabelRequirement | undefined {
  const absent = /^!\s*([^\s=!<>(),]+)$/.exec(part);
  if (absent) return { key: absent[1] ?? '', operator: '!', values: [] };
  const head = /^([^\s=!<>(),]+)\s*(.*)$/s.exec(part);
  if (!head) return undefined;
  const key = head[1] ?? '';
  const rest = head[2] ?? '';
  if (rest === '') return { key, operator: 'exists', values: [] };
  const compared = /^(==|=|!=|>|<)\s*([^\s=!<>(),]*)$/.exec(rest);
  if (compared) return { key, operator: operatorOf(compared[1] ?? ''), values: [compared[2] ?? ''] };
  const set = /^(in|notin)\s*\(([^()]*)\)$/.exec(rest);
  if (!set) return undefined;
  const values = (set[2] ?? '').split(',').map((value) => value.trim());
  return { key, operator: set[1] === 'in' ? 'in' : 'notin', values };
}

function operatorOf(text: string): LabelOperator {
  if (text === '>') return 'gt';
  if (text === '<') return 'lt';
  return text === '!=' ? '!=' : '=';
}

export const matchesRequirements = (requirements: readonly LabelRequirement[], labels: Labels): boolean =>
  requirements.every((requirement) => matchesOne(requirement, labels ?? {}));

function matchesOne({ key, operator, values }: LabelRequirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (operator === 'exists') return value !== undefined;
  if (operator === '!') return value === undefined;
  if (operator === '!=' || operator === 'notin') return value === undefined || !values.includes(value);
  if (value === undefined) return false;
  if (operator === 'gt') return Number(value) > Number(values[0]);
  if (operator === 'lt') return Number(value) < Number(values[0]);
  return values.includes(value);
}

/** Whether labels satisfy a selector text. */
export function matchesLabels(selector: string, labels: Labels): Result<boolean, string> {
  const parsed = parseLabelSelector(selector);
  return parsed.ok ? succeed(matchesRequirements(parsed.value, labels)) : parsed;
}

/** A controller's selector. An empty one selects everything. Models metav1.LabelSelectorAsSelector. */
export function matchesLabelSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (!selector) return false;
  const have = labels ?? {};
  const pairs = Object.entries(selector.matchLabels ?? {});
  if (!pairs.every(([key, value]) => Object.hasOwn(have, key) && have[key] === value)) return false;
  return (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    const value = Object.hasOwn(have, key) ? have[key] : undefined;
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    return value !== undefined && values.includes(value);
  });
}

/** A Service's selector: an empty one selects nothing by itself. */
export function matchesServiceSelector(selector: Labels, labels: Labels): boolean {
  const pairs = Object.entries(selector ?? {});
  return pairs.length > 0 && pairs.every(([key, value]) => Object.hasOwn(labels ?? {}, key) && labels?.[key] === value);
}

export interface FieldTerm {
  path: string;
  negated: boolean;
  value: string;
}

/** `metadata.name=x,status.phase!=Running`. Models fields.ParseSelector. */
export function parseFieldSelector(text: string): Result<FieldTerm[], string> {
  const terms: FieldTerm[] = [];
  for (const part of text.split(',')) {
    if (part === '') continue;
    const match = /^([^=!]+)(!=|==|=)(.*)$/s.exec(part);
    if (!match) return fail(`invalid selector: '${text}'; can't understand '${part}'`);
    terms.push({ path: match[1] ?? '', negated: match[2] === '!=', value: match[3] ?? '' });
  }
  return succeed(terms);
}
