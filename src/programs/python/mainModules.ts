import { pythonHttpServer } from '../servers/webServers';
import { raised } from './errors';
import type { Machine } from './machine';
import { blocking } from './machine';
import { runModule } from './runModule';
import { NotSimulated } from './source';
import { STANDARD_MODULES } from './standardModules';
import type { Eval } from './values';

/** `python -m NAME`. */
export function* runAsMain(machine: Machine, name: string): Eval<void> {
  if (name === 'http.server') {
    const status = yield* blocking(machine, pythonHttpServer(machine.process, machine.argv));
    throw exitOf(status);
  }
  const { process } = machine;
  for (const file of [`${name.replaceAll('.', '/')}.py`, `${name.replaceAll('.', '/')}/__main__.py`])
    if (process.exists(file)) {
      yield* runModule(machine, '__main__', `${process.cwd.replace(/\/$/, '')}/${file}`, process.readFile(file));
      return;
    }
  if (STANDARD_MODULES.has(name.split('.')[0] ?? '')) throw new NotSimulated(`'-m ${name}'`);
  yield* blocking(machine, process.error(`${machine.executable}: No module named ${name}`));
  throw exitOf(1);
}

function exitOf(status: number): Error {
  const exit = raised('SystemExit', BigInt(status));
  exit.exception.dict.set('code', BigInt(status));
  return exit;
}
