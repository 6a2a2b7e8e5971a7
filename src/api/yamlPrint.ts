/** An object as `kubectl get -o yaml` prints it. Models sigs.k8s.io/yaml Marshal on go-yaml 2: sorted keys, folding at 80. */
import { isRecord } from './json';
import { writeScalar } from './yamlScalar';

/** YAML text with a newline at the end. `undefined` fields are left out. */
export function printYaml(value: unknown): string {
  const isCollection = (Array.isArray(value) && value.length > 0) || (isRecord(value) && keysOf(value).length > 0);
  return isCollection ? block(value, 0) : `${inline(value, 0, 0)}\n`;
}

const keysOf = (object: Record<string, unknown>): string[] =>
  Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort(naturalOrder);

/** Lines of a non-empty collection whose entries stand at column `indent`; the first line is indented too. */
function block(value: unknown, indent: number): string {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) return value.map((item) => `${pad}- ${entryAfterDash(item, indent)}`).join('');
  if (!isRecord(value)) return '';
  return keysOf(value)
    .map((key) => {
      const item = value[key];
      const name = writeScalar(key, { indent, column: indent, isKey: true });
      if (Array.isArray(item) && item.length > 0) return `${pad}${name}:\n${block(item, indent)}`;
      if (isRecord(item) && keysOf(item).length > 0) return `${pad}${name}:\n${block(item, indent + 2)}`;
      return `${pad}${name}: ${inline(item, indent + 2, indent + name.length + 2)}\n`;
    })
    .join('');
}

/** What stands behind `- `: the first line without its indentation. */
function entryAfterDash(item: unknown, indent: number): string {
  const nested = (Array.isArray(item) && item.length > 0) || (isRecord(item) && keysOf(item).length > 0);
  return nested ? block(item, indent + 2).slice(indent + 2) : `${inline(item, indent + 2, indent + 2)}\n`;
}

function inline(value: unknown, indent: number, column: number): string {
  if (Array.isArray(value)) return '[]';
  if (isRecord(value)) return '{}';
  if (typeof value === 'string') return writeScalar(value, { indent, column, isKey: false });
  if (typeof value === 'number') return goNumber(value);
  return value === true ? 'true' : value === false ? 'false' : 'null';
}

/** strconv's shortest form: exponents have at least two digits. */
const goNumber = (value: number): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value);
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
};

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

/** go-yaml's order of keys: letters after everything else, runs of digits by their value. */
export function naturalOrder(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const first = a[start];
  const second = b[start];
  if (first === undefined || second === undefined) return a.length - b.length;
  const letters = [isLetter(first), isLetter(second)] as const;
  if (letters[0] !== letters[1]) return letters[0] ? 1 : -1;
  if (!letters[0]) {
    const byNumber = compareDigits(a, b, start);
    if (byNumber !== 0) return byNumber;
  }
  return (first.codePointAt(0) ?? 0) - (second.codePointAt(0) ?? 0);
}

function compareDigits(a: readonly string[], b: readonly string[], start: number): number {
  const run = (characters: readonly string[]): string => {
    let end = start;
    while (/^\d$/.test(characters[end] ?? '')) end++;
    return characters.slice(start, end).join('');
  };
  const [left, right] = [run(a), run(b)];
  // A zero right behind other digits belongs to their number: 10 comes after 1x.
  let prefix = '';
  if (a[start] === '0' || b[start] === '0')
    for (let index = start - 1; index >= 0 && /^\d$/.test(a[index] ?? ''); index--) if (a[index] !== '0') prefix = '1';
  const difference = BigInt(`${prefix}${left}` || '0') - BigInt(`${prefix}${right}` || '0');
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return left.length - right.length;
}
