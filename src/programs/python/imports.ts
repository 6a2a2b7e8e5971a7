import { isKind } from './dicts';
import { raised } from './errors';
import type { Machine } from './machine';
import { noSuchName } from './moduleErrors';
import { loadLibrary } from './modules';
import { storeName } from './names';
import type { Import } from './nodes';
import { runModule } from './runModule';
import { NotSimulated } from './source';
import { STANDARD_MODULES } from './standardModules';
import type { Eval, Frame, Module } from './values';

/** `import a.b as c` */
export function* importNames(machine: Machine, frame: Frame, names: readonly Import[]): Eval<void> {
  for (const { name, as } of names) {
    const module = yield* importModule(machine, name);
    const [first = name] = name.split('.');
    storeName(frame, as ?? first, as === undefined ? (machine.modules.get(first) ?? module) : module);
  }
}

/** `from a import b as c` */
export function* importFrom(machine: Machine, frame: Frame, from: string, names: readonly Import[]): Eval<void> {
  if (from === '__future__') return;
  const module = yield* importModule(machine, from);
  for (const { name, as } of names) {
    if (name === '*') {
      for (const [each, value] of module.dict) if (!each.startsWith('_')) storeName(frame, each, value);
      continue;
    }
    const own = module.dict.get(name);
    const value = own === undefined ? yield* findModule(machine, `${from}.${name}`) : own;
    if (value === undefined) throw noSuchName(module, name);
    storeName(frame, as ?? name, value);
  }
}

export function* importModule(machine: Machine, name: string): Eval<Module> {
  const [first = name, ...rest] = name.split('.');
  let module = yield* findModule(machine, first);
  if (!module) {
    if (STANDARD_MODULES.has(first)) throw new NotSimulated(`the module '${first}'`);
    throw notFound(first, `No module named '${first}'`);
  }
  let path = first;
  for (const part of rest) {
    path += `.${part}`;
    const inner: Module | undefined = yield* findModule(machine, path);
    if (!inner) {
      if (STANDARD_MODULES.has(first)) throw new NotSimulated(`the module '${path}'`);
      throw notFound(
        path,
        `No module named '${path}'${module.dict.has('__path__') ? '' : `; '${module.name}' is not a package`}`,
      );
    }
    module.dict.set(part, inner);
    module = inner;
  }
  return module;
}

function notFound(name: string, message: string): Error {
  const error = raised('ModuleNotFoundError', message);
  error.exception.dict.set('name', name);
  return error;
}

/** A module that is there already, one of ours, or a file beside the script. */
function* findModule(machine: Machine, name: string): Eval<Module | undefined> {
  const known = machine.modules.get(name);
  if (known) return known;
  const library = yield* loadLibrary(machine, name);
  if (library) return library;
  const system = machine.modules.get('sys')?.dict.get('path');
  const { process } = machine;
  for (const directory of isKind(system, 'list') ? system.items : [machine.scriptDirectory]) {
    const base = `${directory === '' ? process.cwd : String(directory)}/${name.replaceAll('.', '/')}`;
    for (const file of [`${base}.py`, `${base}/__init__.py`])
      if (process.tryStat(file)?.type === 'file') return yield* runModule(machine, name, file, process.readFile(file));
    if (process.tryStat(base)?.type === 'directory') return yield* runModule(machine, name, `${base}/__init__.py`, '');
  }
  return undefined;
}
