import { raised } from './errors';
import { meant } from './hints';
import { NotSimulated } from './source';
import { STANDARD_MODULES } from './standardModules';
import type { Module } from './values';

const rootOf = (name: string): string => name.split('.')[0] ?? name;

/** What a module of Python has and Podflight has not cannot be told from what it never had. */
export function missingModuleAttribute(module: Module, name: string): Error {
  const guess = meant(name, [...module.dict.keys()]);
  // Whatever is nearly the name of something else is most likely a slip.
  if (guess === '' && STANDARD_MODULES.has(rootOf(module.name))) return new NotSimulated(`${module.name}.${name}`);
  const error = raised('AttributeError', `module '${module.name}' has no attribute '${name}'`);
  error.exception.hint = () => guess;
  return error;
}

/** `from module import name` that finds none. */
export function noSuchName(module: Module, name: string): Error {
  if (STANDARD_MODULES.has(rootOf(module.name))) return new NotSimulated(`${module.name}.${name}`);
  const file = module.dict.get('__file__');
  const error = raised(
    'ImportError',
    `cannot import name '${name}' from '${module.name}' (${typeof file === 'string' ? file : 'unknown location'})`,
  );
  error.exception.hint = () => meant(name, [...module.dict.keys()]);
  return error;
}
