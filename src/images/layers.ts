import { DirectoryNode } from '../process/nodes';
import { NodeTree, overlay, rootOf } from '../process/tree';
import type { FileTree } from '../process/types';

/** What is put on top of a base: executables by folder, files by path, links by path. */
export interface Layer {
  /** Folder → names of executables, separated by blanks. `name=program` where they differ. */
  executables?: Readonly<Record<string, string>>;
  files?: Readonly<Record<string, string>>;
  /** Path → target. */
  links?: Readonly<Record<string, string>>;
  /** Path → permission bits, owner: `/tmp` → `1777`, `/data` → `755 999 999`. */
  directories?: Readonly<Record<string, string>>;
}

/** Size of an executable in `ls -l`; what it holds cannot be seen. */
const ELF = '\u007fELF';

/** A new tree: the base, unchanged and shared, with the layers on top. */
export function buildTree(base: FileTree | undefined, layers: readonly Layer[]): FileTree {
  const under = base ? rootOf(overlay(base)) : new DirectoryNode();
  const tree = new NodeTree(under, { bytes: 0 });
  for (const layer of layers) addLayer(tree, layer);
  return tree;
}

function addLayer(tree: NodeTree, layer: Layer): void {
  for (const [path, attributes] of Object.entries(layer.directories ?? {})) {
    const [mode = '755', uid = '0', gid = '0'] = attributes.split(' ');
    tree.makeDirectory(path, { mode: Number.parseInt(mode, 8), uid: Number(uid), gid: Number(gid) });
  }
  for (const [folder, names] of Object.entries(layer.executables ?? {}))
    for (const entry of names.split(' ').filter(Boolean)) {
      const [name = entry, program = name] = /^[^=]+=/.test(entry) ? entry.split('=') : [entry];
      tree.write(`${folder}/${name}`, ELF, { mode: 0o755, program });
    }
  for (const [path, text] of Object.entries(layer.files ?? {}))
    tree.write(path, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  for (const [path, target] of Object.entries(layer.links ?? {})) tree.symlink(path, target);
}
