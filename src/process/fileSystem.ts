import { errno } from './errno';
import { type Caller, type MountEntry, mayAccess } from './mounts';
import { ComputedDirectory, DirectoryNode, FifoNode, type FileNode, type INode, LinkNode } from './nodes';
import type { FileAccounts } from './regularFile';
import { type Found, type PathSpace, resolvePath } from './resolvePath';
import { statOf } from './stat';
import type { ErrnoCode, FileStat, MountInfo } from './types';

/** The names of one container: its root, what is mounted where, and the operations that change names and attributes. */
export class FileSystem implements PathSpace {
  readonly #mounts = new Map<INode, MountEntry>();
  readonly #inodes = new WeakMap<INode, number>();
  #nextInode = 2;

  constructor(
    readonly rootMount: MountEntry,
    readonly accounts: FileAccounts,
    readonly linkTarget: PathSpace['linkTarget'],
  ) {}

  mount(point: INode, entry: MountEntry): void {
    this.#mounts.set(point, entry);
  }

  mountAt(node: INode): MountEntry | undefined {
    return this.#mounts.size === 0 ? undefined : this.#mounts.get(node);
  }

  get mounts(): readonly MountEntry[] {
    return [this.rootMount, ...this.#mounts.values()];
  }

  inodeOf = (node: INode): number => {
    const known = this.#inodes.get(node);
    if (known !== undefined) return known;
    this.#inodes.set(node, this.#nextInode);
    return this.#nextInode++;
  };

  /** The path's place; throws if a directory on the way is missing or closed. */
  place(caller: Caller, path: string, followsLast = true): Found {
    const found = resolvePath(this, caller, path, followsLast);
    if (typeof found === 'string') throw errno(found);
    return found;
  }

  existing(caller: Caller, path: string, followsLast = true): Found & { node: INode } {
    const found = this.place(caller, path, followsLast);
    const { node } = found;
    if (!node) throw errno('ENOENT');
    return { ...found, node };
  }

  tryNode(caller: Caller, path: string, followsLast = true): INode | undefined {
    const found = resolvePath(this, caller, path, followsLast);
    return typeof found === 'string' ? undefined : found.node;
  }

  stat(caller: Caller, path: string, followsLast: boolean): FileStat {
    return statOf(this.existing(caller, path, followsLast).node, this.inodeOf);
  }

  tryStat(caller: Caller, path: string): FileStat | undefined {
    const node = this.tryNode(caller, path);
    return node && statOf(node, this.inodeOf);
  }

  mountOf(caller: Caller, path: string): MountInfo {
    const { mount } = this.place(caller, path);
    const { label, readOnly, sizeLimitBytes, usage } = mount;
    const limit = sizeLimitBytes === undefined ? {} : { sizeLimitBytes };
    return { path: mount.path, label, readOnly, usedBytes: usage.bytes, ...limit };
  }

  readDirectory(caller: Caller, path: string): readonly string[] {
    const { node } = this.existing(caller, path);
    if (node.type !== 'directory') throw errno('ENOTDIR');
    if (!mayAccess(caller, node, 4)) throw errno('EACCES');
    return node.names();
  }

  makeDirectory(caller: Caller, path: string, mode = 0o777): void {
    const place = this.place(caller, path);
    if (place.node) throw errno('EEXIST');
    const directory = new DirectoryNode();
    directory.mode = mode & ~caller.umask;
    this.add(caller, place, directory);
  }

  removeDirectory(caller: Caller, path: string): void {
    const { parent, name, node, ...place } = this.existing(caller, path, false);
    if (node.type !== 'directory') throw errno('ENOTDIR');
    if (this.#isMountPoint(place.path)) throw errno('EBUSY');
    this.#checkRemoval(caller, parent, node, place.mount);
    if (!node.isEmpty) throw errno('ENOTEMPTY');
    parent.delete(name);
    parent.mtimeMs = caller.nowMs;
    this.accounts.fileChanged(place.path, 'remove', 0, caller.pid);
  }

  unlink(caller: Caller, path: string): void {
    const { parent, name, node, ...place } = this.existing(caller, path, false);
    if (node.type === 'directory') throw errno('EISDIR');
    if (this.#isMountPoint(place.path)) throw errno('EBUSY');
    this.#checkRemoval(caller, parent, node, place.mount);
    this.#drop(parent, name, node, place.mount);
    parent.delete(name);
    parent.mtimeMs = caller.nowMs;
    this.accounts.fileChanged(place.path, 'remove', 0, caller.pid);
  }

  rename(caller: Caller, from: string, to: string): void {
    const source = this.existing(caller, from, false);
    const target = this.place(caller, to, false);
    if (source.mount !== target.mount) throw errno('EXDEV');
    if (this.#isMountPoint(source.path) || this.#isMountPoint(target.path)) throw errno('EBUSY');
    if (source.node === target.node) return;
    const isDirectory = source.node.type === 'directory';
    if (isDirectory && `${target.path}/`.startsWith(`${source.path}/`)) throw errno('EINVAL');
    if (target.node?.type === 'directory') {
      if (!isDirectory) throw errno('EISDIR');
      if (!target.node.isEmpty) throw errno('ENOTEMPTY');
    } else if (target.node && isDirectory) throw errno('ENOTDIR');
    else if (!isDirectory && target.wantsDirectory) throw errno('ENOTDIR');
    this.#checkRemoval(caller, source.parent, source.node, source.mount);
    this.#checkWritable(caller, target.parent, target.mount);
    if (target.node) this.#drop(target.parent, target.name, target.node, target.mount);
    const node = this.#own(source);
    source.parent.delete(source.name);
    target.parent.set(target.name, node);
    source.parent.mtimeMs = caller.nowMs;
    target.parent.mtimeMs = caller.nowMs;
    this.accounts.fileChanged(target.path, 'rename', sizeOf(source.node), caller.pid);
  }

  symlink(caller: Caller, target: string, path: string): void {
    const place = this.place(caller, path, false);
    if (place.node) throw errno('EEXIST');
    this.add(caller, place, new LinkNode(target));
  }

  hardLink(caller: Caller, existing: string, path: string): void {
    const source = this.existing(caller, existing, false);
    const place = this.place(caller, path, false);
    if (source.node.type === 'directory') throw errno('EPERM');
    if (place.node) throw errno('EEXIST');
    if (source.mount !== place.mount) throw errno('EXDEV');
    this.#checkWritable(caller, place.parent, place.mount);
    const node = this.#own(source);
    node.links++;
    place.parent.set(place.name, node);
    place.parent.mtimeMs = caller.nowMs;
    this.accounts.fileChanged(place.path, 'create', sizeOf(node), caller.pid);
  }

  makeFifo(caller: Caller, path: string, mode = 0o666): void {
    const place = this.place(caller, path, false);
    if (place.node) throw errno('EEXIST');
    this.add(caller, place, new FifoNode(mode & ~caller.umask));
  }

  readLink(caller: Caller, path: string): string {
    const { node } = this.existing(caller, path, false);
    if (node.type === 'link') return this.linkTarget(node, caller) ?? node.target;
    if (node.type === 'descriptor') return `/dev/fd/${node.fd}`;
    throw errno('EINVAL');
  }

  chmod(caller: Caller, path: string, mode: number): void {
    this.#owned(caller, path).mode = mode & 0o7777;
  }

  chown(caller: Caller, path: string, uid: number, gid: number): void {
    const node = this.#owned(caller, path);
    if (
      caller.uid !== 0 &&
      ((uid >= 0 && uid !== node.uid) || (gid >= 0 && !caller.groups.includes(gid) && gid !== caller.gid))
    )
      throw errno('EPERM');
    if (uid >= 0) node.uid = uid;
    if (gid >= 0) node.gid = gid;
  }

  setTimes(caller: Caller, path: string, mtimeMs: number): void {
    const found = this.existing(caller, path);
    if (found.mount.readOnly) throw errno('EROFS');
    if (caller.uid !== found.node.uid && !mayAccess(caller, found.node, 2)) throw errno('EACCES');
    const node = this.#forWriting(found);
    node.mtimeMs = mtimeMs;
  }

  /** Puts a new node where nothing was: permission of the directory, owner, time, event. */
  add(caller: Caller, place: Found, node: INode): void {
    // What /proc does not know is not there, also for those who would make it.
    if (place.parent instanceof ComputedDirectory) throw errno('ENOENT');
    this.#checkWritable(caller, place.parent, place.mount);
    node.uid = caller.uid;
    const inheritsGroup = (place.parent.mode & 0o2000) !== 0;
    node.gid = inheritsGroup ? place.parent.gid : caller.gid;
    if (inheritsGroup && node.type === 'directory') node.mode |= 0o2000;
    node.mtimeMs = caller.nowMs;
    place.parent.set(place.name, node);
    place.parent.mtimeMs = caller.nowMs;
    this.accounts.fileChanged(place.path, 'create', 0, caller.pid);
  }

  /** The file's own node, copied up from the image if need be. A mounted file is its mount's root. */
  #forWriting(found: Found & { node: INode }): INode {
    if (this.#isMountPoint(found.path)) return found.node;
    return this.#own(found);
  }

  /** The node as one of the container's own layer: what is copied up from the image begins to take space. */
  #own({ parent, name, node, mount }: Found & { node: INode }): INode {
    if (node.type !== 'file' || parent.owns(name)) return node;
    const copy = parent.getForWriting(name);
    if (copy === undefined || copy.type !== 'file') return node;
    this.accounts.chargeFile(copy.bytes, mount);
    return copy;
  }

  /** One name less for a node. The image's own nodes only become hidden. */
  #drop(parent: DirectoryNode, name: string, node: INode, mount: MountEntry): void {
    if (!parent.owns(name)) return;
    if (--node.links === 0 && node.type === 'file') this.accounts.chargeFile(-node.bytes, mount);
  }

  fileForWriting(found: Found & { node: FileNode }): FileNode {
    const node = this.#forWriting(found);
    return node.type === 'file' ? node : found.node;
  }

  #owned(caller: Caller, path: string): INode {
    const found = this.existing(caller, path);
    if (found.mount.readOnly) throw errno('EROFS');
    if (caller.uid !== 0 && caller.uid !== found.node.uid) throw errno('EPERM');
    return this.#forWriting(found);
  }

  #isMountPoint(path: string): boolean {
    for (const mount of this.#mounts.values()) if (mount.path === path) return true;
    return false;
  }

  #checkWritable(caller: Caller, directory: DirectoryNode, mount: MountEntry): void {
    const problem = this.#problemOfWriting(caller, directory, mount);
    if (problem) throw errno(problem);
  }

  #problemOfWriting(caller: Caller, directory: DirectoryNode, mount: MountEntry): ErrnoCode | undefined {
    if (directory instanceof ComputedDirectory) return 'EPERM';
    if (mount.readOnly) return 'EROFS';
    return mayAccess(caller, directory, 3) ? undefined : 'EACCES';
  }

  #checkRemoval(caller: Caller, parent: DirectoryNode, node: INode, mount: MountEntry): void {
    this.#checkWritable(caller, parent, mount);
    const isSticky = (parent.mode & 0o1000) !== 0;
    if (isSticky && caller.uid !== 0 && caller.uid !== node.uid && caller.uid !== parent.uid) throw errno('EPERM');
  }
}

const sizeOf = (node: INode): number => (node.type === 'file' ? node.bytes : 0);
