import type { INode } from './nodes';
import type { FileStat, FileType } from './types';

/** What stat(2) says of a node. The inode number is asked for only when it is read: few look at it. */
export function statOf(node: INode, inodeOf: (node: INode) => number): FileStat {
  return new NodeStat(node, inodeOf);
}

class NodeStat implements FileStat {
  readonly type: FileType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly links: number;
  declare readonly target?: string;
  declare readonly program?: string;
  readonly #node: INode;
  readonly #inodeOf: (node: INode) => number;

  constructor(node: INode, inodeOf: (node: INode) => number) {
    this.type = node.type === 'descriptor' ? 'link' : node.type;
    this.mode = node.mode;
    this.uid = node.uid;
    this.gid = node.gid;
    this.mtimeMs = node.mtimeMs;
    this.links = node.links;
    this.size = node.type === 'file' ? node.bytes : node.type === 'directory' ? 4096 : 0;
    if (node.type === 'link') {
      this.target = node.target;
      this.size = node.target.length;
    }
    if (node.type === 'file' && node.program !== undefined) this.program = node.program;
    this.#node = node;
    this.#inodeOf = inodeOf;
  }

  get inode(): number {
    return this.#inodeOf(this.#node);
  }
}
