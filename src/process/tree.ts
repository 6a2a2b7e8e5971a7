import { byteOrder, DirectoryNode, FileNode, type INode, LinkNode } from './nodes';
import { statOf } from './stat';
import type { FileStat, FileTree } from './types';

/** Bytes held by the files of a tree, kept up to date by whoever writes: what a size limit is compared with. */
export interface Usage {
  bytes: number;
}

/** A new empty tree: an emptyDir, an image under construction. Its root belongs to root, mode 0755. */
export function createTree(options: { mode?: number; uid?: number; gid?: number } = {}): FileTree {
  const root = new DirectoryNode();
  setAttributes(root, options);
  return new NodeTree(root, { bytes: 0 });
}

/** A writable tree on top of another, which stays as it is. */
export function overlay(base: FileTree): FileTree {
  return new NodeTree(new DirectoryNode(rootOf(base)), { bytes: 0 });
}

/** The directory behind a tree. Trees that are not ours are copied. */
export function rootOf(tree: FileTree): DirectoryNode {
  if (tree instanceof NodeTree) return tree.root;
  const copy = new NodeTree(new DirectoryNode(), { bytes: 0 });
  for (const { path, stat } of tree.list()) {
    if (stat.type === 'directory') copy.makeDirectory(path, stat);
    else if (stat.type === 'link') copy.symlink(path, stat.target ?? '');
    else copy.write(path, tree.read(path) ?? '', stat);
  }
  return copy.root;
}

export function usageOf(tree: FileTree): Usage {
  return tree instanceof NodeTree ? tree.usage : { bytes: tree.size() };
}

export class NodeTree implements FileTree {
  constructor(
    readonly root: DirectoryNode,
    readonly usage: Usage,
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
    const { parent, name } = this.#parentOf(path);
    if (name === '') return;
    const existing = parent.getForWriting(name);
    this.usage.bytes -= bytesOf(existing);
    // A new node, not a new text: whoever holds the old one open keeps it, as after a rename into place.
    const node = new FileNode(text, existing?.type === 'file' ? existing.mode : 0o644);
    if (options.program !== undefined) node.program = options.program;
    if (existing) setAttributes(node, existing);
    setAttributes(node, options);
    parent.set(name, node);
    this.usage.bytes += node.bytes;
  }

  makeDirectory(path: string, options: { mode?: number; uid?: number; gid?: number } = {}): void {
    setAttributes(this.#directory(segmentsOf(path)), options);
  }

  symlink(path: string, target: string): void {
    const { parent, name } = this.#parentOf(path);
    if (name !== '') parent.set(name, new LinkNode(target));
  }

  remove(path: string): void {
    const { parent, name } = this.#parentOf(path);
    const node = parent.get(name);
    if (!node) return;
    this.usage.bytes -= node.type === 'directory' ? new NodeTree(node, { bytes: 0 }).size() : bytesOf(node);
    parent.delete(name);
  }

  list(): readonly { path: string; stat: FileStat }[] {
    const found: { path: string; stat: FileStat }[] = [];
    collect(this.root, '', found);
    return found.sort((a, b) => byteOrder(a.path, b.path));
  }

  size(): number {
    return sizeOf(this.root);
  }

  subtree(path: string): FileTree {
    const segments = segmentsOf(path);
    const isNew = !this.#find(path);
    const directory = this.#directory(segments);
    if (isNew) setAttributes(directory, this.root);
    return new NodeTree(directory, this.usage);
  }

  /** The node at a path, copied up so that it stays the one that is written to. */
  nodeForMount(path: string): INode | undefined {
    const { parent, name } = this.#parentOf(path);
    return parent.getForWriting(name);
  }

  #find(path: string): INode | undefined {
    let node: INode | undefined = this.root;
    for (const segment of segmentsOf(path)) {
      if (node?.type !== 'directory') return undefined;
      node = node.get(segment);
    }
    return node;
  }

  #parentOf(path: string): { parent: DirectoryNode; name: string } {
    const segments = segmentsOf(path);
    const name = segments.pop() ?? '';
    return { parent: this.#directory(segments), name };
  }

  /** The directory, made with all that lead to it. A file in the way is replaced. */
  #directory(segments: readonly string[]): DirectoryNode {
    let directory = this.root;
    for (const segment of segments) {
      const next = directory.get(segment);
      if (next?.type === 'directory') directory = next;
      else {
        const created = new DirectoryNode();
        directory.set(segment, created);
        directory = created;
      }
    }
    return directory;
  }
}

function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

function setAttributes(node: INode, options: { mode?: number; uid?: number; gid?: number; mtimeMs?: number }): void {
  node.mode = options.mode ?? node.mode;
  node.uid = options.uid ?? node.uid;
  node.gid = options.gid ?? node.gid;
  node.mtimeMs = options.mtimeMs ?? node.mtimeMs;
}

function bytesOf(node: INode | undefined): number {
  return node?.type === 'file' ? node.bytes : 0;
}

function sizeOf(directory: DirectoryNode): number {
  let bytes = 0;
  for (const name of directory.names()) {
    const node = directory.get(name);
    bytes += node?.type === 'directory' ? sizeOf(node) : bytesOf(node);
  }
  return bytes;
}

function collect(directory: DirectoryNode, prefix: string, found: { path: string; stat: FileStat }[]): void {
  for (const name of directory.names()) {
    const node = directory.get(name);
    if (!node) continue;
    const path = prefix === '' ? name : `${prefix}/${name}`;
    found.push({ path, stat: statOf(node, () => found.length) });
    if (node.type === 'directory') collect(node, path, found);
  }
}
