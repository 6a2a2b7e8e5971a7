import type { INode } from './nodes';
import type { Usage } from './tree';
import type { FileStat } from './types';

/** One line of /proc/mounts, and what limits writes below it. */
export interface MountEntry {
  path: string;
  label: string;
  readOnly: boolean;
  root: INode;
  usage: Usage;
  sizeLimitBytes?: number;
}

/** Whose rights count for a file operation. A process is one; the runtime acts as root. */
export interface Caller {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly umask: number;
  readonly cwd: string;
  readonly nowMs: number;
  readonly pid: number;
}

type Rights = Pick<Caller, 'uid' | 'gid' | 'groups'>;
type Permissions = Pick<INode | FileStat, 'type' | 'mode' | 'uid' | 'gid'>;

/** 4 read, 2 write, 1 execute (search for directories), as access(2). */
export function mayAccess(caller: Rights, node: Permissions, bits: number): boolean {
  if (caller.uid === 0) return (bits & 1) === 0 || node.type === 'directory' || (node.mode & 0o111) !== 0;
  let granted = node.mode & 7;
  if (node.uid === caller.uid) granted = (node.mode >> 6) & 7;
  else if (node.gid === caller.gid || caller.groups.includes(node.gid)) granted = (node.mode >> 3) & 7;
  return (granted & bits) === bits;
}
