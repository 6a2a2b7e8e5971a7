import { createPart, loader, type Part } from '../../process/parts';
import type { Machine } from './machine';
import type { NativeModule } from './nativeModules';

/** Modules of Python's library: functions of the interpreter's own, and texts of Python. */
export interface LibraryPart {
  natives: Readonly<Record<string, (machine: Machine) => NativeModule>>;
  texts: Readonly<Record<string, string>>;
}

/** Modules that are loaded together, where a script imports one of them. Those of every script are in modules.ts. */
const NAMES = {
  pythonData:
    '_hash _pattern _random abc base64 calendar collections collections.abc contextlib copy dataclasses datetime enum functools hashlib io itertools json math operator pprint random re secrets string textwrap types typing uuid',
  pythonNet: '_net http http.client http.server socket socketserver urllib urllib.error urllib.parse urllib.request',
  pythonTools:
    '_process _thread fnmatch getpass glob logging pathlib platform queue shutil stat subprocess tempfile threading warnings',
} as const;

type PartName = keyof typeof NAMES;

export const LIBRARY_PARTS: { readonly [Name in PartName]: Part<LibraryPart> } = {
  pythonData: createPart('pythonData'),
  pythonNet: createPart('pythonNet'),
  pythonTools: createPart('pythonTools'),
};

const partNames = new Map(
  Object.entries(NAMES).flatMap(([part, names]) => names.split(' ').map((name) => [name, part] as const)),
);

const isPartName = (name: string | undefined): name is PartName =>
  name !== undefined && Object.hasOwn(LIBRARY_PARTS, name);

/** Which part brings a module. */
export const libraryPartOf = (module: string): string | undefined => partNames.get(module);

/** The part that brings a module. Throws PartMissing if it is not loaded. */
export function libraryPart(module: string): LibraryPart | undefined {
  const name = partNames.get(module);
  return isPartName(name) ? LIBRARY_PARTS[name].get() : undefined;
}

/** Each in a chunk of its own: the bundler splits at addresses that are written out. */
export const LIBRARY_LOADERS = {
  pythonData: loader(LIBRARY_PARTS.pythonData, () => import('./library/dataPart')),
  pythonNet: loader(LIBRARY_PARTS.pythonNet, () => import('./library/netPart')),
  pythonTools: loader(LIBRARY_PARTS.pythonTools, () => import('./library/toolsPart')),
};
