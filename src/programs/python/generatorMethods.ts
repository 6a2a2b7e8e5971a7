import { isKind } from './dicts';
import { isException, Raised, raised } from './errors';
import { resume } from './generators';
import { next } from './iteration';
import type { Machine } from './machine';
import { typeNamed } from './types';
import { addNatives, type Eval, type NativeTable, type Value } from './values';

function* nextOrStop(machine: Machine, self: Value): Eval<Value> {
  const item = yield* next(machine, self);
  if (item === undefined) throw stopped(self);
  return item;
}

function stopped(self: Value): Error {
  const result = isKind(self, 'generator') ? self.result : null;
  const stop = raised('StopIteration', result === null ? undefined : result);
  stop.exception.dict.set('value', result);
  return stop;
}

const GENERATOR: NativeTable = {
  '__iter__ self': (_m, [self = null]) => self,
  '__next__ self': (machine, [self = null]) => nextOrStop(machine, self),
  *'send self value'(_m, [self = null, value = null]) {
    const item = isKind(self, 'generator') ? yield* resume(self, value) : undefined;
    if (item === undefined) throw stopped(self);
    return item;
  },
  *'throw self value'(_m, [self = null, value = null]) {
    const thrown = isException(value) ? new Raised(value) : raised(isKind(value, 'class') ? value.name : 'TypeError');
    const item = isKind(self, 'generator') ? yield* resume(self, null, thrown) : undefined;
    if (item === undefined) throw stopped(self);
    return item;
  },
  *'close self'(_m, [self = null]) {
    try {
      if (isKind(self, 'generator')) yield* resume(self, null, raised('GeneratorExit'));
    } catch (error) {
      if (!(error instanceof Raised) || !/^(GeneratorExit|StopIteration)$/.test(error.exception.type.name)) throw error;
    }
    return null;
  },
};

/** Methods of generators and other iterators. */
export function addGeneratorMethods(): void {
  addNatives(typeNamed('generator').dict, GENERATOR);
  addNatives(typeNamed('iterator').dict, {
    '__iter__ self': (_m, [self = null]) => self,
    '__next__ self': (machine, [self = null]) => nextOrStop(machine, self),
  });
}
