import { type Caller, type MountEntry, mayAccess } from './mounts';
import type { DirectoryNode, INode } from './nodes';
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

/** Walks a path as the kernel does: search permission on every directory, links, mounts, `..` that stops at the root. */
export function resolvePath(space: PathSpace, caller: Caller, path: string, followsLast = true, links = 0): Resolution {
  if (path === '') return 'ENOENT';
  if (path.length > MAX_PATH) return 'ENAMETOOLONG';
  if (links > MAX_LINKS) return 'ELOOP';
  const absolute = path.charCodeAt(0) === 47 ? path : `${caller.cwd}/${path}`;
  const wantsDirectory = absolute.length > 1 && absolute.endsWith('/');
  const segments = absolute.split('/');
  const walk = new Walk(space.rootMount);
  let last = segments.length - 1;
  while (last >= 0 && (segments[last] === '' || segments[last] === '.')) last--;
  for (let index = 0; index <= last; index++) {
    const segment = segments[index] ?? '';
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      walk.up();
      continue;
    }
    if (segment.length > 255) return 'ENAMETOOLONG';
    const directory = walk.directory;
    if (!mayAccess(caller, directory, 1)) return 'EACCES';
    const isLast = index === last;
    const node = directory.get(segment);
    if (node?.type === 'link' && (!isLast || followsLast || wantsDirectory)) {
      const target = space.linkTarget(node, caller) ?? node.target;
      const rest = isLast ? (wantsDirectory ? '/' : '') : `/${segments.slice(index + 1).join('/')}`;
      const start = target.startsWith('/') ? target : `${walk.path}/${target}`;
      return resolvePath(space, caller, start + rest, followsLast, links + 1);
    }
    const mounted = node && space.mountAt(node);
    const real = mounted ? mounted.root : node;
    if (isLast) {
      if (wantsDirectory && real && real.type !== 'directory') return 'ENOTDIR';
      const mount = mounted ?? walk.mount;
      return { parent: directory, name: segment, node: real, mount, path: walk.child(segment), wantsDirectory };
    }
    if (!real) return 'ENOENT';
    if (real.type !== 'directory') return 'ENOTDIR';
    walk.down(segment, real, mounted);
  }
  return { ...walk.here(), wantsDirectory };
}

/** The directories from the root to where the walk is. */
class Walk {
  readonly #directories: DirectoryNode[];
  readonly #mounts: MountEntry[];
  readonly #names: string[] = [];

  constructor(root: MountEntry) {
    this.#directories = root.root.type === 'directory' ? [root.root] : [];
    this.#mounts = [root];
  }

  get directory(): DirectoryNode {
    return this.#directories[this.#directories.length - 1] as DirectoryNode;
  }

  get mount(): MountEntry {
    return this.#mounts[this.#mounts.length - 1] as MountEntry;
  }

  get path(): string {
    return this.#names.length === 0 ? '' : `/${this.#names.join('/')}`;
  }

  child(name: string): string {
    return `${this.path}/${name}`;
  }

  down(name: string, directory: DirectoryNode, mount: MountEntry | undefined): void {
    this.#names.push(name);
    this.#directories.push(directory);
    this.#mounts.push(mount ?? this.mount);
  }

  up(): void {
    if (this.#names.length === 0) return;
    this.#names.pop();
    this.#directories.pop();
    this.#mounts.pop();
  }

  /** The directory itself as the result: the path was `/`, or ended with `..`. */
  here(): Omit<Found, 'wantsDirectory'> {
    const depth = this.#directories.length;
    return {
      parent: this.#directories[Math.max(0, depth - 2)] as DirectoryNode,
      name: this.#names[this.#names.length - 1] ?? '',
      node: this.directory,
      mount: this.mount,
      path: this.path === '' ? '/' : this.path,
    };
  }
}
