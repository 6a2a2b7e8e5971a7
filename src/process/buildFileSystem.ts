import { createDeviceDirectory } from './devices';
import { FileSystem } from './fileSystem';
import type { Caller, MountEntry } from './mounts';
import { DirectoryNode, FileNode, type INode } from './nodes';
import type { FileAccounts } from './regularFile';
import { resolvePath } from './resolvePath';
import { NodeTree, rootOf, usageOf } from './tree';
import type { ContainerSpec, Mount } from './types';

/** The runtime's own view: root, at the root directory, outside of every process. */
export const RUNTIME: Caller = { uid: 0, gid: 0, groups: [], umask: 0o022, cwd: '/', nowMs: 0, pid: 0 };

/** Following a link is as much work as handling this many characters. */
const LINK_WORK = 1024;

/**
 * A container's file system: the image below a layer of its own, /proc and /dev, then the mounts of its spec, parents
 * before children whatever the order of the spec. Mount points that are missing are made, as the runtime does.
 */
export function buildFileSystem(spec: ContainerSpec, accounts: FileAccounts, proc: DirectoryNode): FileSystem {
  const root: MountEntry = {
    path: '/',
    label: 'overlay',
    readOnly: spec.readOnlyRoot ?? false,
    root: new DirectoryNode(rootOf(spec.image.tree)),
    usage: { bytes: 0 },
  };
  const names = new FileSystem(root, accounts, (node, caller) => {
    // The path is walked anew: who follows links in a circle must come to an end.
    accounts.chargeWork(LINK_WORK);
    return node.type === 'link' && node.target === 'self' && caller.pid > 0 ? String(caller.pid) : undefined;
  });
  const mount = (path: string, label: string, node: INode, readOnly = false): void =>
    mountAt(names, { path, label, readOnly, root: node, usage: { bytes: 0 } });
  mount('/proc', 'proc', proc);
  const system = proc.get('sys');
  if (system && !spec.settings?.isWritable) mount('/proc/sys', 'proc', system, true);
  mount('/dev', 'tmpfs', createDeviceDirectory());
  const ordered = [...spec.mounts].sort((a, b) => depthOf(a.path) - depthOf(b.path));
  for (const entry of ordered) mountAt(names, entryOf(entry));
  return names;
}

function entryOf(mount: Mount): MountEntry {
  const entry: MountEntry = {
    path: `/${mount.path
      .split('/')
      .filter((segment) => segment !== '')
      .join('/')}`,
    label: mount.label,
    readOnly: mount.readOnly ?? false,
    root: mount.file === undefined ? rootOf(mount.tree) : fileOf(mount, mount.file),
    usage: usageOf(mount.tree),
  };
  return mount.sizeLimitBytes === undefined ? entry : { ...entry, sizeLimitBytes: mount.sizeLimitBytes };
}

/** One file of a tree as a mount. A missing file is made, so that later writes to the tree are seen. */
function fileOf(mount: Mount, path: string): INode {
  if (mount.tree.read(path) === undefined) mount.tree.write(path, '');
  const tree = mount.tree instanceof NodeTree ? mount.tree : undefined;
  const node = tree?.nodeForMount(path);
  return node ?? new FileNode(mount.tree.read(path) ?? '', 0o644);
}

function mountAt(names: FileSystem, entry: MountEntry): void {
  const isDirectory = entry.root.type === 'directory';
  const segments = entry.path.split('/').filter((segment) => segment !== '');
  let path = '';
  for (const [index, segment] of segments.entries()) {
    path += `/${segment}`;
    const found = resolvePath(names, RUNTIME, path);
    if (typeof found === 'string' || found.node) continue;
    const isLast = index === segments.length - 1;
    found.parent.set(found.name, isLast && !isDirectory ? new FileNode('', 0o644) : new DirectoryNode());
  }
  const found = resolvePath(names, RUNTIME, entry.path);
  if (typeof found === 'string' || !found.node) return;
  // Copied up first: a lower file is replaced when it is written, a mount point must stay the same node.
  const point = found.name === '' ? found.node : (found.parent.getForWriting(found.name) ?? found.node);
  names.mount(point, { ...entry, path: found.path });
}

const depthOf = (path: string): number => path.split('/').filter((segment) => segment !== '').length;
