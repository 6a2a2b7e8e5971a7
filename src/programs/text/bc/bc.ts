import type { Blocking } from '../../../process/types';
import { readInput, reason, type Tool, tool } from '../../support/tool';
import {
  calculate,
  compareDecimals,
  type Decimal,
  ONE,
  parseDecimal,
  rescale,
  showDecimal,
  squareRoot,
  ZERO,
} from './number';
import { BcError, type Expression, readProgram, type Statement } from './syntax';

type Flow = 'next' | 'break' | 'continue' | 'return' | 'quit';
type Definition = Statement & { kind: 'define' };

interface Machine {
  readonly t: Tool;
  readonly variables: Map<string, Decimal>;
  readonly functions: Map<string, Definition>;
  returned: Decimal;
  depth: number;
}

const MAX_DEPTH = 200;
const SETTINGS: ReadonlySet<string> = new Set(['scale', 'ibase', 'obase']);

/** busybox's bc: statements, functions, numbers of any length. The functions of `-l` are refused by name. */
export const bc = tool(function* (t): Blocking<number> {
  const options = t.options('silqwv', {
    long: { mathlib: 'l', quiet: 'q', standard: 's', warn: 'w', interactive: 'i' },
  });
  if (options.error) return yield* t.badOption(options);
  const machine: Machine = { t, variables: new Map(), functions: new Map(), returned: ZERO, depth: 0 };
  if (options.has('l')) machine.variables.set('scale', { digits: 20n, scale: 0 });
  for (const path of [...options.operands, '-']) {
    let text: string;
    try {
      text = yield* readInput(t.process, path);
    } catch (error) {
      return yield* t.fail(`can't open '${path}': ${reason(error)}`);
    }
    const end = yield* runText(machine, text);
    if (end !== 'next') return end === 'quit' ? 0 : 1;
  }
  return 0;
});

function* runText(machine: Machine, text: string): Blocking<Flow | 'failed'> {
  try {
    for (const statement of readProgram(text)) {
      const flow = yield* execute(machine, statement);
      if (flow === 'quit') return flow;
    }
    return 'next';
  } catch (error) {
    if (!(error instanceof BcError)) throw error;
    yield* machine.t.flush();
    yield* machine.t.fail(error.message);
    return 'failed';
  }
}

function* execute(machine: Machine, statement: Statement): Blocking<Flow> {
  yield* machine.t.tick();
  switch (statement.kind) {
    case 'expression': {
      const value = yield* evaluate(machine, statement.expression);
      if (statement.expression.kind !== 'assign') machine.t.put(`${show(machine, value)}\n`);
      return 'next';
    }
    case 'print':
      for (const item of statement.items)
        machine.t.put(typeof item === 'string' ? item : show(machine, yield* evaluate(machine, item)));
      return 'next';
    case 'block':
      for (const member of statement.body) {
        const flow = yield* execute(machine, member);
        if (flow !== 'next') return flow;
      }
      return 'next';
    case 'if': {
      const chosen = isTrue(yield* evaluate(machine, statement.condition)) ? statement.then : statement.otherwise;
      return chosen ? yield* execute(machine, chosen) : 'next';
    }
    case 'loop':
      return yield* loop(machine, statement);
    case 'define':
      machine.functions.set(statement.name, statement);
      return 'next';
    case 'return':
      machine.returned = statement.value ? yield* evaluate(machine, statement.value) : ZERO;
      return 'return';
    default:
      return statement.kind;
  }
}

function* loop(machine: Machine, { first, condition, step, body }: Statement & { kind: 'loop' }): Blocking<Flow> {
  if (first) yield* evaluate(machine, first);
  while (!condition || isTrue(yield* evaluate(machine, condition))) {
    const flow = yield* execute(machine, body);
    if (flow === 'break') break;
    if (flow === 'return' || flow === 'quit') return flow;
    if (step) yield* evaluate(machine, step);
  }
  return 'next';
}

const isTrue = (value: Decimal): boolean => value.digits !== 0n;
const truth = (value: boolean): Decimal => (value ? ONE : ZERO);

function setting(machine: Machine, name: 'scale' | 'ibase' | 'obase'): number {
  const value = machine.variables.get(name);
  return value ? Math.min(1000, Number(rescale(value, 0).digits)) : name === 'scale' ? 0 : 10;
}

function show(machine: Machine, value: Decimal): string {
  return showDecimal(value, Math.min(36, Math.max(2, setting(machine, 'obase'))));
}

function* evaluate(machine: Machine, expression: Expression): Blocking<Decimal> {
  switch (expression.kind) {
    case 'number':
      return parseDecimal(expression.text, Math.min(16, Math.max(2, setting(machine, 'ibase')))) ?? ZERO;
    case 'variable':
      return variable(machine, expression.name);
    case 'negate': {
      const value = yield* evaluate(machine, expression.operand);
      return { ...value, digits: -value.digits };
    }
    case 'not':
      return truth(!isTrue(yield* evaluate(machine, expression.operand)));
    case 'assign': {
      const { name, operator } = expression;
      let value = yield* evaluate(machine, expression.value);
      if (operator !== '') value = apply(machine, operator, variable(machine, name), value);
      machine.variables.set(name, value);
      return value;
    }
    case 'step': {
      const before = variable(machine, expression.name);
      const after = apply(machine, expression.by, before, ONE);
      machine.variables.set(expression.name, after);
      return expression.prefix ? after : before;
    }
    case 'binary': {
      const left = yield* evaluate(machine, expression.left);
      return apply(machine, expression.operator, left, yield* evaluate(machine, expression.right));
    }
    case 'call':
      return yield* call(machine, expression.name, expression.args);
  }
}

function variable(machine: Machine, name: string): Decimal {
  if (SETTINGS.has(name) && !machine.variables.has(name)) return { digits: name === 'scale' ? 0n : 10n, scale: 0 };
  return machine.variables.get(name) ?? ZERO;
}

function apply(machine: Machine, operator: string, left: Decimal, right: Decimal): Decimal {
  const order = () => compareDecimals(left, right);
  switch (operator) {
    case '&&':
      return truth(isTrue(left) && isTrue(right));
    case '||':
      return truth(isTrue(left) || isTrue(right));
    case '==':
      return truth(order() === 0);
    case '!=':
      return truth(order() !== 0);
    case '<':
      return truth(order() < 0);
    case '>':
      return truth(order() > 0);
    case '<=':
      return truth(order() <= 0);
    case '>=':
      return truth(order() >= 0);
  }
  const result = calculate(operator, left, right, setting(machine, 'scale'));
  if (typeof result === 'string') throw new BcError(result);
  return result;
}

function* call(machine: Machine, name: string, args: readonly Expression[]): Blocking<Decimal> {
  const values: Decimal[] = [];
  for (const argument of args) values.push(yield* evaluate(machine, argument));
  const [first = ZERO] = values;
  if (name === 'length') return { digits: BigInt(String(first.digits).replace('-', '').length), scale: 0 };
  if (name === 'scale') return { digits: BigInt(first.scale), scale: 0 };
  if (name === 'sqrt') {
    const root = squareRoot(first, setting(machine, 'scale'));
    if (!root) throw new BcError('negative number');
    return root;
  }
  const definition = machine.functions.get(name);
  if (!definition) throw new BcError(`undefined function: ${name}()`);
  if (++machine.depth > MAX_DEPTH) throw new BcError('calls nest too deeply for Podflight');
  const saved = definition.parameters.map((parameter) => [parameter, machine.variables.get(parameter)] as const);
  for (const [i, parameter] of definition.parameters.entries()) machine.variables.set(parameter, values[i] ?? ZERO);
  machine.returned = ZERO;
  yield* execute(machine, definition.body);
  machine.depth--;
  for (const [parameter, before] of saved) {
    if (before) machine.variables.set(parameter, before);
    else machine.variables.delete(parameter);
  }
  return machine.returned;
}
