import { CORE } from './library/core';
import { libraryPart } from './libraryParts';
import type { Machine } from './machine';
import { NATIVE_MODULES } from './nativeModules';
import { runLibrary } from './runModule';
import { addNatives, type Eval, type Module, moduleOf } from './values';

/** A module that Podflight brings along: functions of its own, a text of Python, or both. */
export function* loadLibrary(machine: Machine, name: string): Eval<Module | undefined> {
  const { natives, texts } = libraryPart(name) ?? { natives: NATIVE_MODULES, texts: CORE };
  const native = Object.hasOwn(natives, name) ? natives[name] : undefined;
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  if (!native && text === undefined) return undefined;
  const module = moduleOf(name);
  machine.modules.set(name, module);
  if (native) {
    const { functions, values = {} } = native(machine);
    addNatives(module.dict, functions);
    for (const [key, value] of Object.entries(values)) module.dict.set(key, value);
  }
  if (text !== undefined) {
    const before = machine.depth;
    yield* runLibrary(machine, module, text);
    machine.depth = before;
  }
  return module;
}
