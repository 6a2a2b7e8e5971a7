/** runc's words for a process that could not be started, as containerd 2.x passes them on. */
import type { StartFailure } from '../../process/types';

const CREATE =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed';
const EXEC = 'failed to exec in container: failed to start exec';
const RUNC_EXEC = 'OCI runtime exec failed: exec failed: unable to start container process';

export const startErrorMessage = (failure: StartFailure): string =>
  `${CREATE}: unable to start container process: ${detail(failure)}`;

export const execErrorMessage = (failure: StartFailure, execId: string): string =>
  `error executing command in container: ${execSyncErrorMessage(failure, execId).replace(UNKNOWN, '')}`;

const UNKNOWN = 'rpc error: code = Unknown desc = ';

/** The same as the kubelet gets it for what it executes itself: probes and hooks. */
export const execSyncErrorMessage = (failure: StartFailure, execId: string): string =>
  `${UNKNOWN}${EXEC} "${execId}": ${RUNC_EXEC}: ${detail(failure)}`;

function detail({ reason, path }: StartFailure): string {
  switch (reason) {
    case 'not-found':
      return `exec: ${JSON.stringify(path)}: executable file not found in $PATH`;
    case 'no-such-file':
      return `exec: ${JSON.stringify(path)}: stat ${path}: no such file or directory`;
    case 'permission-denied':
      return `exec: ${JSON.stringify(path)}: permission denied`;
    case 'is-directory':
      return `exec: ${JSON.stringify(path)}: is a directory`;
    case 'no-such-cwd':
      return `chdir to cwd (${JSON.stringify(path)}) set in config.json failed: not a directory`;
  }
}
