import { releaseFile, retainFile } from '../../process/index';
import type { ProcessPart } from '../parse/ast';
import type { Shell } from '../state';
import { forkShell } from './children';

const FIRST_PROCESS_FD = 63;

/** `<(…)`: a child behind a pipe, named by a descriptor of this shell. */
export function substituteProcess(shell: Shell, { body, direction }: ProcessPart): string {
  const { read, write } = shell.process.pipe();
  const { child, copy } = forkShell(shell, body);
  copy.isTail = false;
  let fd = FIRST_PROCESS_FD;
  while (shell.process.fd(fd)) fd--;
  retainFile(read);
  retainFile(write);
  if (direction === '<') {
    child.setFd(1, write);
    shell.process.setFd(fd, read);
  } else {
    child.setFd(0, read);
    shell.process.setFd(fd, write);
  }
  releaseFile(read);
  releaseFile(write);
  shell.processFds.push(fd);
  return `/dev/fd/${fd}`;
}
