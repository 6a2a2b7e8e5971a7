/** Runs a parsed JSONPath template. Models client-go/util/jsonpath jsonpath.go. */
import { goJson } from '../../api/goJson';
import { isObject } from '../resources/json';
import type { FilterOperator, Operand, PathNode, Step } from './ast';

/** Deeply recursive templates over huge lists stop here. */
const MAX_RESULTS = 100_000;

/** Who is told of what cannot be run. Only the first problem counts. */
export interface Report {
  problem(text: string): void;
  /** Are keys that an object lacks a problem too? Otherwise they give nothing. */
  missingKeys: boolean;
}

export function printJsonPath(nodes: readonly PathNode[], data: unknown, report?: Report): string {
  return printNodes(nodes, data, data, report);
}

function printNodes(nodes: readonly PathNode[], root: unknown, current: unknown, report?: Report): string {
  return nodes
    .map((node) => {
      if (node.node === 'text') return node.text;
      if (node.node === 'stray-end') {
        report?.problem('not in range, nothing to end');
        return '';
      }
      if (node.node === 'list') return evaluateSteps(node.steps, root, current, report).map(valueText).join(' ');
      return evaluateSteps(node.path, root, current, report)
        .flatMap((found) => (Array.isArray(found) ? found : [found]))
        .map((item) => printNodes(node.body, root, item, report))
        .join('');
    })
    .join('');
}

function valueText(value: unknown): string {
  if (typeof value === 'object' && value !== null) return goJson(value);
  return value === null ? '' : String(value);
}

/** Every value that a path leads to. */
export function evaluateSteps(steps: readonly Step[], root: unknown, current: unknown, report?: Report): unknown[] {
  let values: unknown[] = [current];
  for (const step of steps) {
    values = values.flatMap((value) => applyStep(step, value, root, report)).slice(0, MAX_RESULTS);
    if (step.step === 'field' && values.length === 0 && report?.missingKeys)
      report.problem(`${step.name} is not found`);
  }
  return values;
}

function applyStep(step: Step, value: unknown, root: unknown, report?: Report): unknown[] {
  switch (step.step) {
    case 'root':
      return [root];
    case 'current':
      return [value];
    case 'literal':
      return [step.value];
    case 'field':
      return fieldOf(value, step.name);
    case 'index':
      if (Array.isArray(value) && (step.at >= value.length || step.at < -value.length))
        report?.problem(`array index out of bounds: index ${step.at}, length ${value.length}`);
      return sliceOf(value, step.at, step.at + 1 || undefined, 1);
    case 'slice':
      return sliceOf(value, step.from, step.to, step.stride ?? 1);
    case 'wildcard':
      return childrenOf(value);
    case 'recursive':
      return descendantsOf(value);
    case 'union':
      return step.members.flatMap((member) => evaluateSteps(member, root, value, report));
    case 'filter':
      return childrenOf(value).filter((child) => holds(step, child, root, report));
  }
}

const fieldOf = (value: unknown, name: string): unknown[] =>
  isObject(value) && Object.hasOwn(value, name) ? [value[name]] : [];

function sliceOf(value: unknown, from: number | undefined, to: number | undefined, stride: number): unknown[] {
  if (!Array.isArray(value) || stride <= 0) return [];
  return value.slice(from, to).filter((_, index) => index % stride === 0);
}

function childrenOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value)
    ? Object.keys(value)
        .sort()
        .map((key) => value[key])
    : [];
}

/** The value itself and everything below it that is not a scalar. */
function descendantsOf(value: unknown): unknown[] {
  const found: unknown[] = [];
  const open = [value];
  while (open.length > 0 && found.length < MAX_RESULTS) {
    const next = open.shift();
    if (typeof next !== 'object' || next === null) continue;
    found.push(next);
    open.unshift(...childrenOf(next));
  }
  return found;
}

function holds(
  filter: { left: Operand; operator: FilterOperator; right: Operand },
  item: unknown,
  root: unknown,
  report: Report | undefined,
): boolean {
  if (filter.operator === 'exists') return evaluateSteps(filter.left, root, item).length > 0;
  const left = evaluateSteps(filter.left, root, item, report);
  const right = evaluateSteps(filter.right, root, item, report);
  if (left.length === 0 || right.length === 0) return false;
  return compare(left[0], right[0], filter.operator);
}

function compare(left: unknown, right: unknown, operator: FilterOperator): boolean {
  const [a, b] =
    typeof left === 'number' && typeof right === 'number' ? [left, right] : [valueText(left), valueText(right)];
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}
