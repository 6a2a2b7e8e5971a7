import type { Machine } from './machine';
import { osModule } from './osModule';
import { pathModule } from './pathModule';
import { signalModule, sysModule, timeModule, tracebackModule } from './systemModules';
import type { NativeTable, Value } from './values';

export interface NativeModule {
  functions: NativeTable;
  values?: Readonly<Record<string, Value>>;
}

/** Modules that nearly every script has. The others are in libraryParts.ts; those with an underscore are for the library alone. */
export const NATIVE_MODULES: Readonly<Record<string, (machine: Machine) => NativeModule>> = {
  os: osModule,
  'os.path': pathModule,
  posixpath: pathModule,
  signal: signalModule,
  sys: sysModule,
  time: timeModule,
  traceback: tracebackModule,
};
