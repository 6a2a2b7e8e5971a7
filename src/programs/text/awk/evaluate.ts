import { isErrno } from '../../../process';
import type { Blocking } from '../../../process/types';
import { runCommand } from '../../support/commands';
import { formatDate } from '../../support/dates';
import { wallClockMs } from '../../support/numbers';
import { byteCount, generalSubstitute, SIMPLE_FUNCTIONS, substitute, substring } from './builtins';
import { formatCall } from './formatCall';
import { AwkFailure } from './lexer';
import type { Machine } from './machine';
import { COMPARISONS, calculate } from './operators';
import { awkRegex, splitFields } from './records';
import type { AwkExpression, AwkFunction } from './syntax';
import { type AwkValue, arrayOf, type Cell, compareValues, createCell, fromInput, isTrue, toNumber } from './values';

const MAX_CALLS = 200;
/** A part of an expression is far less work than the command of a shell that a step stands for. */
const EVALUATED_PER_STEP = 8;
const MATH = new Set(['sqrt', 'exp', 'log', 'sin', 'cos', 'atan2']);

/** Evaluates expressions. Statements are run by the class that extends it. */
export abstract class Evaluator {
  readonly #frames: Map<string, Cell>[] = [];

  constructor(
    readonly machine: Machine,
    private readonly functions: ReadonlyMap<string, AwkFunction>,
  ) {}

  /** Runs the body of a function and gives what it returns. */
  protected abstract call(body: AwkFunction['body']): Blocking<AwkValue>;

  #evaluated = 0;

  cell(name: string): Cell {
    return this.#frames[this.#frames.length - 1]?.get(name) ?? this.machine.cell(name);
  }

  #isLocal(name: string): boolean {
    return this.#frames[this.#frames.length - 1]?.has(name) === true;
  }

  *evaluate(expression: AwkExpression): Blocking<AwkValue> {
    const { process } = this.machine.tool;
    if (++this.#evaluated % EVALUATED_PER_STEP === 0 && process.spendStep()) yield* process.burnCpu();
    switch (expression.kind) {
      case 'number':
      case 'string':
        return expression.value;
      case 'regex':
        return awkRegex(expression.source, this.machine.dialect).test(this.machine.record) ? 1 : 0;
      case 'variable':
        return this.#isLocal(expression.name) ? this.cell(expression.name).value : this.machine.get(expression.name);
      case 'element': {
        const array = arrayOf(this.cell(expression.name));
        const key = yield* this.text(expression.index);
        if (!array.has(key)) array.set(key, undefined);
        return array.get(key);
      }
      case 'field':
        return this.#field(toNumber(yield* this.evaluate(expression.number)));
      case 'tuple': {
        const texts: string[] = [];
        for (const item of expression.items) texts.push(yield* this.text(item));
        return texts.join(this.machine.text('SUBSEP'));
      }
      case 'unary': {
        const value = yield* this.evaluate(expression.operand);
        if (expression.operator === '!') return isTrue(value) ? 0 : 1;
        return expression.operator === '-' ? -toNumber(value) : toNumber(value);
      }
      case 'binary':
        return yield* this.#binary(expression);
      case 'in':
        return arrayOf(this.cell(expression.name)).has(yield* this.text(expression.index)) ? 1 : 0;
      case 'choice':
        return yield* this.evaluate(
          isTrue(yield* this.evaluate(expression.condition)) ? expression.yes : expression.no,
        );
      case 'assignment': {
        let value = yield* this.evaluate(expression.value);
        if (expression.operator !== '') {
          const before = toNumber(yield* this.evaluate(expression.target));
          value = this.#calculate(expression.operator, before, toNumber(value));
        }
        yield* this.assign(expression.target, value);
        return value;
      }
      case 'step': {
        const before = toNumber(yield* this.evaluate(expression.target));
        yield* this.assign(expression.target, before + expression.by);
        return expression.prefix ? before + expression.by : before;
      }
      case 'call':
        return yield* this.#function(expression.name, expression.words);
      case 'getline':
        return yield* this.#getline(expression);
    }
  }

  *text(expression: AwkExpression): Blocking<string> {
    return this.machine.show(yield* this.evaluate(expression));
  }

  *assign(target: AwkExpression, value: AwkValue): Blocking<void> {
    if (target.kind === 'variable') {
      if (this.#isLocal(target.name)) this.cell(target.name).value = value;
      else this.machine.set(target.name, value);
    } else if (target.kind === 'element') arrayOf(this.cell(target.name)).set(yield* this.text(target.index), value);
    else if (target.kind === 'field')
      this.machine.setField(toNumber(yield* this.evaluate(target.number)), this.machine.show(value));
    else throw new AwkFailure('assignment to something that is no variable');
  }

  *#binary(expression: AwkExpression & { kind: 'binary' }): Blocking<AwkValue> {
    const { operator } = expression;
    const left = yield* this.evaluate(expression.left);
    if (operator === '&&') return isTrue(left) && isTrue(yield* this.evaluate(expression.right)) ? 1 : 0;
    if (operator === '||') return isTrue(left) || isTrue(yield* this.evaluate(expression.right)) ? 1 : 0;
    if (operator === '~' || operator === '!~') {
      const found = (yield* this.#regex(expression.right)).test(this.machine.show(left));
      return found === (operator === '~') ? 1 : 0;
    }
    const right = yield* this.evaluate(expression.right);
    if (operator === ' ') return this.machine.show(left) + this.machine.show(right);
    const order = COMPARISONS[operator];
    if (order !== undefined) return order(compareValues(left, right)) ? 1 : 0;
    return this.#calculate(operator, toNumber(left), toNumber(right));
  }

  #calculate(operator: string, left: number, right: number): number {
    if (operator === '^') this.machine.needsMath();
    if (right !== 0 || this.machine.dialect !== 'mawk') return calculate(operator, left, right);
    return operator === '%' ? Number.NaN : operator === '/' ? left / right : calculate(operator, left, right);
  }

  #field(number: number): AwkValue {
    if (number > -1) return this.machine.field(Math.trunc(number));
    if (this.machine.dialect === 'busybox') throw new AwkFailure('Access to negative field');
    throw new AwkFailure(`run time error: negative field index $${number}\n\t${this.machine.place()}`);
  }

  *#regex(expression: AwkExpression) {
    return awkRegex(
      expression.kind === 'regex' ? expression.source : yield* this.text(expression),
      this.machine.dialect,
    );
  }

  *#function(name: string, words: readonly AwkExpression[]): Blocking<AwkValue> {
    const own = this.functions.get(name);
    if (own !== undefined) return yield* this.#callOwn(own, words);
    if (name === 'length') return yield* this.#length(words[0]);
    const simple = Object.hasOwn(SIMPLE_FUNCTIONS, name) ? SIMPLE_FUNCTIONS[name] : undefined;
    if (simple === undefined) return yield* this.#special(name, words);
    if (MATH.has(name)) this.machine.needsMath();
    const values: AwkValue[] = [];
    for (const word of words) values.push(yield* this.evaluate(word));
    return simple(
      values.map(toNumber),
      values.map((value) => this.machine.show(value)),
    );
  }

  *#callOwn(own: AwkFunction, words: readonly AwkExpression[]): Blocking<AwkValue> {
    if (this.#frames.length >= MAX_CALLS) throw new AwkFailure('function calls nested too deeply');
    const frame = new Map<string, Cell>();
    for (const [i, parameter] of own.parameters.entries()) {
      const word = words[i];
      const cell = createCell();
      if (word?.kind === 'variable') {
        const outer = this.cell(word.name);
        if (outer.array !== undefined) cell.array = outer.array;
        else if (outer.value === undefined && word.name !== 'NF') cell.link = outer;
      }
      if (word !== undefined && cell.array === undefined) cell.value = yield* this.evaluate(word);
      frame.set(parameter, cell);
    }
    this.#frames.push(frame);
    try {
      return yield* this.call(own.body);
    } finally {
      this.#frames.pop();
    }
  }

  *#length(word: AwkExpression | undefined): Blocking<AwkValue> {
    if (word === undefined) return byteCount(this.machine.record);
    if (word.kind === 'variable') {
      const { array, link } = this.cell(word.name);
      if (array !== undefined) return array.size;
      if (link?.array !== undefined) return link.array.size;
    }
    return byteCount(yield* this.text(word));
  }

  *#special(name: string, words: readonly AwkExpression[]): Blocking<AwkValue> {
    const { machine } = this;
    const [first, second, third, fourth] = words;
    const text = function* (this: Evaluator, word: AwkExpression | undefined): Blocking<string> {
      return word === undefined ? '' : yield* this.text(word);
    }.bind(this);
    switch (name) {
      case 'substr': {
        const source = yield* text(first);
        const start = Number(toNumber(second === undefined ? 1 : yield* this.evaluate(second)));
        const length = third === undefined ? Number.POSITIVE_INFINITY : toNumber(yield* this.evaluate(third));
        return substring(source, start, length, machine.dialect);
      }
      case 'split':
        return yield* this.#split(yield* text(first), second, third);
      case 'sub':
      case 'gsub': {
        if (first === undefined) throw new AwkFailure(`${name}: too few arguments`);
        const target: AwkExpression = third ?? { kind: 'field', number: { kind: 'number', value: 0 } };
        const regex = yield* this.#regex(first);
        const result = substitute(regex, yield* text(second), yield* this.text(target), name === 'gsub');
        if (result.count > 0) yield* this.assign(target, result.text);
        return result.count;
      }
      case 'gensub': {
        if (first === undefined || third === undefined) throw new AwkFailure('gensub: too few arguments');
        const source = fourth === undefined ? machine.record : yield* this.text(fourth);
        return generalSubstitute(yield* this.#regex(first), yield* text(second), yield* this.evaluate(third), source);
      }
      case 'match': {
        if (second === undefined) throw new AwkFailure('match: too few arguments');
        const match = (yield* this.#regex(second)).exec(yield* text(first));
        machine.set('RSTART', match === undefined ? 0 : match.start + 1);
        machine.set('RLENGTH', match === undefined ? -1 : match.end - match.start);
        return machine.get('RSTART');
      }
      case 'sprintf': {
        const values: AwkValue[] = [];
        for (const word of words) values.push(yield* this.evaluate(word));
        return formatCall(machine, values, 'sprintf');
      }
      case 'rand':
        return machine.random();
      case 'srand':
        return machine.reseed(
          first === undefined
            ? Math.floor(wallClockMs(machine.tool.process) / 1000)
            : toNumber(yield* this.evaluate(first)),
        );
      case 'systime':
        return Math.floor(wallClockMs(machine.tool.process) / 1000);
      case 'strftime': {
        const seconds =
          second === undefined ? wallClockMs(machine.tool.process) / 1000 : toNumber(yield* this.evaluate(second));
        return formatDate((yield* text(first)) || '%a %b %e %H:%M:%S UTC %Y', seconds * 1000);
      }
      case 'system': {
        const end = yield* runCommand(machine.tool, ['sh', '-c', yield* text(first)]);
        return end?.status ?? 127;
      }
      case 'close':
        return yield* machine.streams.close(yield* text(first));
      case 'fflush':
        yield* machine.tool.flush();
        return 0;
      default:
        throw new AwkFailure('Call to undefined function');
    }
  }

  *#split(text: string, target: AwkExpression | undefined, separator: AwkExpression | undefined): Blocking<AwkValue> {
    if (target?.kind !== 'variable') throw new AwkFailure('split: second argument is no array');
    const source =
      separator === undefined
        ? this.machine.text('FS')
        : separator.kind === 'regex'
          ? separator.source
          : yield* this.text(separator);
    const parts = splitFields(text, source);
    const array = arrayOf(this.cell(target.name));
    array.clear();
    for (const [i, part] of parts.entries()) array.set(String(i + 1), fromInput(part));
    return parts.length;
  }

  *#getline(expression: AwkExpression & { kind: 'getline' }): Blocking<AwkValue> {
    const { machine } = this;
    const { source, from, target } = expression;
    let line: string | undefined;
    if (from === 'input' || source === undefined) line = yield* machine.nextRecord();
    else {
      try {
        line = yield* machine.streams.readLine(from, yield* this.text(source));
      } catch (error) {
        if (isErrno(error)) return -1;
        throw error;
      }
      if (line !== undefined && from === 'command') machine.set('NR', toNumber(machine.get('NR')) + 1);
    }
    if (line === undefined) return 0;
    if (target === undefined) machine.setRecord(line);
    else yield* this.assign(target, fromInput(line));
    return 1;
  }
}
