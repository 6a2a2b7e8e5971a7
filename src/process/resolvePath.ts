import { type Caller, type MountEntry, mayAccess } from './mounts';
import { DirectoryNode, type INode } from './nodes';
import type { ErrnoCode } from './types';

/** Where a path leads. `node` is undefined if only the last component is missing. */
export interface Found {
  parent: DirectoryNode;
  /** Last component; '' for the root. */
  name: string;
  node: INode | undefined;
  /** The mount that holds the node, or would. */
  mount: MountEntry;
  /** Absolute, links resolved. */
  path: string;
  /** The path ended with a slash: only a directory will do. */
  wantsDirectory: boolean;
}

export type Resolution = Found | ErrnoCode;

const MAX_LINKS = 40;
const MAX_PATH = 4096;

export interface PathSpace {
  readonly rootMount: MountEntry;
  /** The mount on a node, if it is a mount point of this container. */
  mountAt(node: INode): MountEntry | undefined;
  /** Where a link leads: links of /proc depend on who asks. */
  linkTarget(node: INode, caller: Caller): string | undefined;
}

const SLASH = 47;
const DOT = 46;

/** A directory on the way, with the way that led to it: `..` goes back along `above`. */
interface Step {
  readonly above: Step | undefined;
  readonly name: string;
  /** Absolute, '' for the root. */
  readonly path: string;
  readonly directory: DirectoryNode;
  readonly mount: MountEntry;
}

/** Walks a path as the kernel does: search permission on every directory, links, mounts, `..` that stops at the root. */
export function resolvePath(space: PathSpace, caller: Caller, path: string, followsLast = true, links = 0): Resolution {
  if (path === '') return 'ENOENT';
  if (links > MAX_LINKS) return 'ELOOP';
  const absolute = path.charCodeAt(0) === SLASH ? path : `${caller.cwd}/${path}`;
  // Also of a short one in a deep folder: shells name folders in full.
  if (absolute.length > MAX_PATH) return 'ENAMETOOLONG';
  const wantsDirectory = absolute.length > 1 && absolute.charCodeAt(absolute.length - 1) === SLASH;
  const stop = endOfLastName(absolute);
  let here = rootStep(space.rootMount);
  // Every path that a process names comes through here: it is read in place, without a list of its names.
  for (let start = 0; start < stop; ) {
    const slash = absolute.indexOf('/', start);
    const end = slash < 0 || slash > stop ? stop : slash;
    const name = absolute.slice(start, end);
    start = end + 1;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      here = here.above ?? here;
      continue;
    }
    if (name.length > 255) return 'ENAMETOOLONG';
    if (!mayAccess(caller, here.directory, 1)) return 'EACCES';
    const isLast = end === stop;
    const node = here.directory.get(name);
    if (node?.type === 'link' && (!isLast || followsLast || wantsDirectory)) {
      const target = space.linkTarget(node, caller) ?? node.target;
      const rest = isLast ? (wantsDirectory ? '/' : '') : absolute.slice(end);
      const from = target.charCodeAt(0) === SLASH ? target : `${here.path}/${target}`;
      return resolvePath(space, caller, from + rest, followsLast, links + 1);
    }
    const mounted = node && space.mountAt(node);
    const real = mounted ? mounted.root : node;
    const mount = mounted ?? here.mount;
    if (isLast) {
      if (wantsDirectory && real && real.type !== 'directory') return 'ENOTDIR';
      return { parent: here.directory, name, node: real, mount, path: `${here.path}/${name}`, wantsDirectory };
    }
    if (!real) return 'ENOENT';
    if (real.type !== 'directory') return 'ENOTDIR';
    here = { above: here, name, path: `${here.path}/${name}`, directory: real, mount };
  }
  return foundAt(here, wantsDirectory);
}

/** Where the last name of an absolute path ends: slashes and `.` behind it name nothing more. */
function endOfLastName(absolute: string): number {
  let end = absolute.length;
  while (end > 1) {
    const last = absolute.charCodeAt(end - 1);
    if (last !== SLASH && !(last === DOT && absolute.charCodeAt(end - 2) === SLASH)) break;
    end--;
  }
  return end;
}

function rootStep(mount: MountEntry): Step {
  // The root of a container is always a directory; the types of other mounts allow a single file.
  const directory = mount.root.type === 'directory' ? mount.root : new DirectoryNode();
  return { above: undefined, name: '', path: '', directory, mount };
}

/** A directory itself as the result: the path was `/`, or ended with `..`. */
function foundAt({ above, name, path, directory, mount }: Step, wantsDirectory: boolean): Found {
  const parent = above?.directory ?? directory;
  return { parent, name, node: directory, mount, path: path === '' ? '/' : path, wantsDirectory };
}
