import { DescriptorTable } from './descriptors';
import { errno } from './errno';
import { type Caller, mayAccess } from './mounts';
import { Description } from './openFile';
import { openPath, type SpecialFiles } from './openPath';
import type { FileStat, MountInfo, OpenFile, OpenFlags } from './types';

/** The file system calls of a process: its container's names, seen with its own rights and from its directory. */
export abstract class ProcessFiles extends DescriptorTable implements Caller {
  abstract cwd: string;
  abstract uid: number;
  abstract gid: number;
  abstract groups: readonly number[];
  abstract umask: number;
  abstract readonly terminal: OpenFile | undefined;

  open(path: string, flags: OpenFlags): OpenFile {
    return openPath(this.container.names, this, path, flags, this.#special());
  }

  stat(path: string): FileStat {
    return this.container.names.stat(this, path, true);
  }

  lstat(path: string): FileStat {
    return this.container.names.stat(this, path, false);
  }

  tryStat(path: string): FileStat | undefined {
    return this.container.names.tryStat(this, path);
  }

  exists(path: string): boolean {
    return this.container.names.tryNode(this, path) !== undefined;
  }

  access(path: string, bits: number): boolean {
    const names = this.container.names;
    const node = names.tryNode(this, path);
    if (!node || !mayAccess(this, node, bits)) return false;
    return (bits & 2) === 0 || node.type === 'device' || !names.mountOf(this, path).readOnly;
  }

  readDirectory(path: string): readonly string[] {
    return this.container.names.readDirectory(this, path);
  }

  /** The whole text of a file, or what a pipe or device gives without waiting. */
  readFile(path: string): string {
    const file = this.open(path, { read: true });
    if (!(file instanceof Description)) throw errno('EBADF');
    file.retain();
    try {
      return file.read(Number.MAX_SAFE_INTEGER, this) ?? '';
    } finally {
      file.release();
    }
  }

  writeFile(path: string, text: string, flags: { append?: boolean; mode?: number } = {}): void {
    const mode = flags.mode === undefined ? {} : { mode: flags.mode };
    const file = this.open(path, {
      write: true,
      create: true,
      truncate: !flags.append,
      append: flags.append ?? false,
      ...mode,
    });
    if (!(file instanceof Description)) throw errno('EBADF');
    file.retain();
    try {
      file.write(text, this);
    } finally {
      file.release();
    }
  }

  makeDirectory(path: string, mode?: number): void {
    this.container.names.makeDirectory(this, path, mode);
  }

  removeDirectory(path: string): void {
    this.container.names.removeDirectory(this, path);
  }

  unlink(path: string): void {
    this.container.names.unlink(this, path);
  }

  rename(from: string, to: string): void {
    this.container.names.rename(this, from, to);
  }

  symlink(target: string, path: string): void {
    this.container.names.symlink(this, target, path);
  }

  hardLink(existing: string, path: string): void {
    this.container.names.hardLink(this, existing, path);
  }

  makeFifo(path: string, mode?: number): void {
    this.container.names.makeFifo(this, path, mode);
  }

  readLink(path: string): string {
    return this.container.names.readLink(this, path);
  }

  chmod(path: string, mode: number): void {
    this.container.names.chmod(this, path, mode);
  }

  chown(path: string, uid: number, gid: number): void {
    this.container.names.chown(this, path, uid, gid);
  }

  setTimes(path: string, mtimeMs: number): void {
    this.container.names.setTimes(this, path, mtimeMs);
  }

  realPath(path: string): string {
    return this.container.names.existing(this, path).path;
  }

  mountOf(path: string): MountInfo {
    return this.container.names.mountOf(this, path);
  }

  #special(): SpecialFiles {
    return {
      descriptor: ({ pid, fd }) => this.container.processes.get(pid)?.fd(fd),
      terminal: () => this.terminal,
    };
  }
}
