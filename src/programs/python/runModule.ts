import { createException, exceptionClass, noteFrame, Raised } from './errors';
import type { Machine } from './machine';
import { type Source, SyntaxFailure } from './source';
import { parseModule } from './statements';
import { syntaxText } from './traceback';
import { type Eval, type Frame, listOf, type Module, moduleOf } from './values';

/** Runs statements as a module's. Raises SyntaxError for what cannot be parsed. */
export function* runSource(machine: Machine, module: Module, source: Source, name = '<module>'): Eval<void> {
  const { scope, body } = parsed(machine, source);
  const frame: Frame = {
    scope,
    locals: module.dict,
    globals: module.dict,
    outer: undefined,
    trace: { source, name, span: { kind: 'start', start: 0, end: 0 } },
    owner: undefined,
  };
  try {
    yield* machine.run(frame, body);
  } catch (error) {
    noteFrame(error, frame);
    throw error;
  }
}

function parsed(machine: Machine, source: Source): ReturnType<typeof parseModule> {
  try {
    return parseModule(source);
  } catch (error) {
    throw error instanceof SyntaxFailure ? syntaxError(machine, source, error) : error;
  }
}

/** The exception for what cannot be parsed: it knows what it looks like. */
export function syntaxError(machine: Machine, source: Source, failure: SyntaxFailure): Raised {
  const exception = createException(exceptionClass(failure.kind), [failure.message]);
  exception.dict.set('text', syntaxText(source, failure, machine.minor));
  exception.dict.set('msg', failure.message);
  return new Raised(exception);
}

/** A module that is a file. */
export function* runModule(machine: Machine, name: string, file: string, text: string): Eval<Module> {
  const module = moduleOf(name);
  module.dict.set('__file__', file);
  if (file.endsWith('/__init__.py')) module.dict.set('__path__', listOf([file.slice(0, -12)]));
  machine.modules.set(name, module);
  try {
    yield* runSource(machine, module, { file, text, isShown: true, isLibrary: false });
  } catch (error) {
    machine.modules.delete(name);
    throw error;
  }
  return module;
}

/** A module that Podflight brings along, in Python. `module` may hold native functions already. */
export function* runLibrary(machine: Machine, module: Module, text: string): Eval<void> {
  yield* runSource(machine, module, { file: `<${module.name}>`, text, isShown: false, isLibrary: true });
}
