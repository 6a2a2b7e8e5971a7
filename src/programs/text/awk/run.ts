import type { Blocking } from '../../../process/types';
import { Evaluator } from './evaluate';
import { formatCall } from './formatCall';
import type { Machine } from './machine';
import type { AwkProgram, AwkRule, AwkStatement } from './syntax';
import { type AwkValue, arrayOf, fromInput, isTrue, toNumber } from './values';

/** How a statement ended other than by reaching its end. */
type Flow = 'break' | 'continue' | 'next' | 'nextfile' | 'exit' | 'return' | undefined;

/** Leaves a function call from inside an expression: `exit` in a function, for one. */
class Leave extends Error {
  constructor(readonly flow: Flow) {
    super();
  }
}

/** Runs a program: BEGIN, a pass over the records, END. */
export class AwkRun extends Evaluator {
  #result: AwkValue;
  #exitCode: number | undefined;
  readonly #inside = new Set<AwkRule>();

  constructor(
    machine: Machine,
    private readonly program: AwkProgram,
  ) {
    super(machine, program.functions);
  }

  /** The exit code. Throws AwkFailure. */
  *run(): Blocking<number> {
    const { machine, program } = this;
    let flow: Flow;
    for (const rule of program.rules)
      if (rule.when === 'BEGIN' && flow !== 'exit') flow = yield* this.#guarded(rule.body);
    const rules = program.rules.filter(({ when }) => when !== 'BEGIN' && when !== 'END');
    const ends = program.rules.filter(({ when }) => when === 'END');
    if (flow !== 'exit' && rules.length + ends.length > 0) yield* this.#records(rules);
    // After an exit, too.
    for (const rule of ends) if ((yield* this.#guarded(rule.body)) === 'exit') break;
    // mawk waits for the commands it writes to before it writes what it holds back itself.
    if (machine.dialect !== 'mawk') yield* machine.tool.flush();
    yield* machine.streams.closeAll();
    yield* machine.tool.flush();
    return this.#exitCode ?? machine.status;
  }

  *#records(rules: readonly AwkRule[]): Blocking<void> {
    const { machine } = this;
    for (let record = yield* machine.nextRecord(); record !== undefined; record = yield* machine.nextRecord()) {
      machine.setRecord(record);
      for (const rule of rules) {
        if (!(yield* this.#applies(rule))) continue;
        const flow = yield* this.#guarded(rule.body ?? { kind: 'print', items: [], output: undefined });
        if (flow === 'exit') return;
        if (flow === 'nextfile') machine.skipFile();
        if (flow === 'next' || flow === 'nextfile') break;
      }
      yield* machine.tool.tick();
    }
  }

  *#applies(rule: AwkRule): Blocking<boolean> {
    if (rule.pattern === undefined) return true;
    if (rule.last === undefined) return isTrue(yield* this.evaluate(rule.pattern));
    if (!this.#inside.has(rule)) {
      if (!isTrue(yield* this.evaluate(rule.pattern))) return false;
      this.#inside.add(rule);
    }
    if (isTrue(yield* this.evaluate(rule.last))) this.#inside.delete(rule);
    return true;
  }

  *#guarded(body: AwkStatement | undefined): Blocking<Flow> {
    if (body === undefined) return undefined;
    try {
      return yield* this.#statement(body);
    } catch (leave) {
      if (leave instanceof Leave) return leave.flow;
      throw leave;
    }
  }

  protected *call(body: AwkStatement): Blocking<AwkValue> {
    this.#result = undefined;
    const flow = yield* this.#statement(body);
    if (flow === 'exit' || flow === 'next' || flow === 'nextfile') throw new Leave(flow);
    const result = this.#result;
    this.#result = undefined;
    return result;
  }

  *#statement(statement: AwkStatement): Blocking<Flow> {
    switch (statement.kind) {
      case 'block':
        for (const each of statement.body) {
          const flow = yield* this.#statement(each);
          if (flow !== undefined) return flow;
        }
        return undefined;
      case 'expression':
        yield* this.evaluate(statement.expression);
        return undefined;
      case 'print':
      case 'printf':
        yield* this.#print(statement);
        return undefined;
      case 'if':
        if (isTrue(yield* this.evaluate(statement.condition))) return yield* this.#statement(statement.yes);
        return statement.no === undefined ? undefined : yield* this.#statement(statement.no);
      case 'while':
      case 'do':
      case 'for':
        return yield* this.#loop(statement);
      case 'for-in':
        return yield* this.#forIn(statement);
      case 'delete':
        if (statement.index === undefined) arrayOf(this.cell(statement.name)).clear();
        else arrayOf(this.cell(statement.name)).delete(yield* this.text(statement.index));
        return undefined;
      case 'exit':
        if (statement.value !== undefined) this.#exitCode = toNumber(yield* this.evaluate(statement.value)) & 255;
        return 'exit';
      case 'return':
        this.#result = statement.value === undefined ? undefined : yield* this.evaluate(statement.value);
        return 'return';
      default:
        return statement.kind;
    }
  }

  *#loop(loop: AwkStatement & { kind: 'while' | 'do' | 'for' }): Blocking<Flow> {
    if (loop.kind === 'for' && loop.initial !== undefined) yield* this.#statement(loop.initial);
    for (let first = true; ; first = false) {
      const skips = loop.kind === 'do' && first;
      if (!skips && loop.condition !== undefined && !isTrue(yield* this.evaluate(loop.condition))) return undefined;
      const flow = yield* this.#statement(loop.body);
      if (flow === 'break') return undefined;
      if (flow !== undefined && flow !== 'continue') return flow;
      if (loop.kind === 'for' && loop.step !== undefined) yield* this.#statement(loop.step);
      const { process } = this.machine.tool;
      if (process.spendStep()) yield* process.burnCpu();
    }
  }

  *#forIn(loop: AwkStatement & { kind: 'for-in' }): Blocking<Flow> {
    const array = arrayOf(this.cell(loop.array));
    for (const key of [...array.keys()]) {
      if (!array.has(key)) continue;
      yield* this.assign({ kind: 'variable', name: loop.variable }, fromInput(key));
      const flow = yield* this.#statement(loop.body);
      if (flow === 'break') return undefined;
      if (flow !== undefined && flow !== 'continue') return flow;
    }
    return undefined;
  }

  *#print(statement: AwkStatement & { kind: 'print' | 'printf' }): Blocking<void> {
    const { machine } = this;
    const values: AwkValue[] = [];
    try {
      for (const item of statement.items) values.push(yield* this.evaluate(item));
    } catch (failure) {
      // busybox prints item by item.
      if (statement.kind === 'print' && machine.dialect === 'busybox' && statement.output === undefined)
        machine.tool.put(values.map((value) => machine.show(value, 'OFMT') + machine.text('OFS')).join(''));
      throw failure;
    }
    const text =
      statement.kind === 'printf'
        ? formatCall(machine, values, 'printf')
        : (values.length === 0
            ? machine.record
            : values.map((value) => machine.show(value, 'OFMT')).join(machine.text('OFS'))) + machine.text('ORS');
    if (statement.output === undefined) {
      machine.tool.put(text);
      yield* machine.tool.tick();
    } else yield* machine.streams.write(statement.output.mode, yield* this.text(statement.output.target), text);
  }
}
