import type { FileSystem } from './fileSystem';
import type { Caller } from './mounts';
import { byteOrder, ComputedDirectory, type INode } from './nodes';
import { resolvePath } from './resolvePath';
import { statOf } from './stat';
import { NodeTree } from './tree';
import type { FileStat, FileTree } from './types';

/** A container's files as root sees them, mounts included: for kubectl cp, the files panel, tests. */
export class ContainerTree implements FileTree {
  constructor(
    private readonly names: FileSystem,
    private readonly root: Caller,
  ) {}

  read(path: string): string | undefined {
    const node = this.#find(path);
    return node?.type === 'file' ? node.text : undefined;
  }

  write(
    path: string,
    text: string,
    options: { mode?: number; uid?: number; gid?: number; mtimeMs?: number; program?: string } = {},
  ): void {
    const { tree, name } = this.#below(path);
    tree.write(name, text, options);
  }

  makeDirectory(path: string, options: { mode?: number; uid?: number; gid?: number } = {}): void {
    const { tree, name } = this.#below(path);
    tree.makeDirectory(name, options);
  }

  symlink(path: string, target: string): void {
    const { tree, name } = this.#below(path);
    tree.symlink(name, target);
  }

  remove(path: string): void {
    const { tree, name } = this.#below(path);
    tree.remove(name);
  }

  list(): readonly { path: string; stat: FileStat }[] {
    const found: { path: string; stat: FileStat }[] = [];
    this.#collect(this.names.rootMount.root, '', found);
    return found.sort((a, b) => byteOrder(a.path, b.path));
  }

  size(): number {
    return this.names.rootMount.usage.bytes;
  }

  subtree(path: string): FileTree {
    const { tree, name } = this.#below(path);
    return tree.subtree(name);
  }

  #find(path: string): INode | undefined {
    return this.names.tryNode(this.root, `/${path}`);
  }

  /** The deepest existing directory on the way, as a tree, and the rest of the path below it. */
  #below(path: string): { tree: NodeTree; name: string } {
    const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
    for (let depth = Math.max(0, segments.length - 1); depth >= 0; depth--) {
      const found = resolvePath(this.names, this.root, `/${segments.slice(0, depth).join('/')}`);
      if (typeof found !== 'string' && found.node?.type === 'directory')
        return { tree: new NodeTree(found.node, found.mount.usage), name: segments.slice(depth).join('/') };
    }
    const { root, usage } = this.names.rootMount;
    if (root.type !== 'directory') throw new Error('the root of a container is a directory');
    return { tree: new NodeTree(root, usage), name: segments.join('/') };
  }

  #collect(directory: INode, prefix: string, found: { path: string; stat: FileStat }[]): void {
    if (directory.type !== 'directory' || directory instanceof ComputedDirectory) return;
    for (const name of directory.names()) {
      const entry = directory.get(name);
      const node = entry && (this.names.mountAt(entry)?.root ?? entry);
      if (!node) continue;
      const path = prefix === '' ? name : `${prefix}/${name}`;
      found.push({ path, stat: statOf(node, this.names.inodeOf) });
      this.#collect(node, path, found);
    }
  }
}
