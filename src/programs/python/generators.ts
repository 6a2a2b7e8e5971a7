import { Raised, raised } from './errors';
import { forward } from './machine';
import type { Eval, Frame, GeneratorValue, Value } from './values';

/** What a call of a function with `yield` gives: its code has not begun. */
export function createGenerator(name: string, frame: Frame, code: Eval<Value>): GeneratorValue {
  const generator: GeneratorValue = {
    kind: 'generator',
    name,
    code,
    state: 'fresh',
    sent: null,
    thrown: undefined,
    result: null,
  };
  frame.generator = generator;
  return generator;
}

/** The next value that a generator yields, undefined when it has ended. */
export function* resume(generator: GeneratorValue, sent: Value = null, thrown?: Error): Eval<Value | undefined> {
  if (generator.state === 'running') throw raised('ValueError', 'generator already executing');
  if (generator.state === 'ended' || (generator.state === 'fresh' && thrown)) {
    generator.state = 'ended';
    if (thrown) throw thrown;
    return undefined;
  }
  if (generator.state === 'fresh' && sent !== null)
    throw raised('TypeError', "can't send non-None value to a just-started generator");
  generator.state = 'running';
  generator.sent = sent;
  generator.thrown = thrown;
  try {
    const result = yield* forward(generator.code);
    if (!result.done) {
      generator.state = 'waiting';
      return result.value.yielded;
    }
    generator.result = result.value;
  } catch (error) {
    generator.state = 'ended';
    if (error instanceof Raised && error.exception.type.name === 'StopIteration') {
      const wrapped = raised('RuntimeError', 'generator raised StopIteration');
      wrapped.exception.dict.set('__cause__', error.exception);
      throw wrapped;
    }
    throw error;
  }
  generator.state = 'ended';
  return undefined;
}
