import { jsonModule } from './jsonModule';
import type { Machine } from './machine';
import { netModule } from './netModule';
import { mathModule, randomModule } from './numberModules';
import { osModule } from './osModule';
import { pathModule } from './pathModule';
import { patternModule } from './patternModule';
import { processModule } from './processModule';
import { signalModule, sysModule, timeModule, tracebackModule } from './systemModules';
import type { NativeTable, Value } from './values';

export interface NativeModule {
  functions: NativeTable;
  values?: Readonly<Record<string, Value>>;
}

/** Modules with functions of the interpreter's own. Those with an underscore are for the library alone. */
export const NATIVE_MODULES: Readonly<Record<string, (machine: Machine) => NativeModule>> = {
  sys: sysModule,
  os: osModule,
  'os.path': pathModule,
  posixpath: pathModule,
  time: timeModule,
  math: mathModule,
  _random: randomModule,
  signal: signalModule,
  json: jsonModule,
  traceback: tracebackModule,
  _net: netModule,
  _process: processModule,
  _pattern: patternModule,
};
