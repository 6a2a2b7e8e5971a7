import type { Blocking, Process } from '../../process/types';
import { isErrno } from '../network/socket';

/** `exec "$@"` of a shell script: becomes a command, or says in the script's name why it cannot. */
export function* execCommand(process: Process, script: string, command: readonly string[]): Blocking<number> {
  try {
    return yield* process.exec(command);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`${script}: exec: ${command[0]}: ${error.code === 'ENOENT' ? 'not found' : error.message}`);
    return error.code === 'ENOENT' ? 127 : 126;
  }
}
