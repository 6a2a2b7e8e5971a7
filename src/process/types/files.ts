/** Files as processes see them: errors, kinds, open descriptions. */

export type ErrnoCode =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EEXIST'
  | 'EACCES'
  | 'ENOTEMPTY'
  | 'EBADF'
  | 'ELOOP'
  | 'EROFS'
  | 'EINVAL'
  | 'EXDEV'
  | 'ENOSPC'
  | 'ENOEXEC'
  | 'ESRCH'
  | 'EPERM'
  | 'ECONNREFUSED'
  | 'ETIMEDOUT'
  | 'EHOSTUNREACH'
  | 'EPIPE'
  | 'ENAMETOOLONG'
  | 'EBUSY';

/** A system call that failed. `message` is strerror's text: `No such file or directory`. The only thing that is thrown. */
export interface Errno extends Error {
  readonly code: ErrnoCode;
}

export type FileType = 'file' | 'directory' | 'link' | 'device' | 'fifo';

export interface FileStat {
  type: FileType;
  /** Permission bits only, setuid and sticky included: 0o1777. */
  mode: number;
  uid: number;
  gid: number;
  size: number;
  mtimeMs: number;
  inode: number;
  links: number;
  /** Where a symbolic link points. */
  target?: string;
  /** Name of the program behind an executable, if it is one of ours. */
  program?: string;
}

/** An open file description: shared by dup and fork, position included. */
export interface OpenFile {
  readonly kind:
    | 'file'
    | 'directory'
    | 'pipe-read'
    | 'pipe-write'
    | 'socket'
    | 'terminal'
    | 'log'
    | 'null'
    | 'zero'
    | 'random';
  readonly readable: boolean;
  readonly writable: boolean;
}

export interface OpenFlags {
  read?: boolean;
  write?: boolean;
  create?: boolean;
  truncate?: boolean;
  append?: boolean;
  exclusive?: boolean;
  /** Permission bits of a created file before umask. Default 0o666. */
  mode?: number;
}

/** A directory tree with a life of its own: an image's layer, an emptyDir, a projected volume. Shared by reference. */
export interface FileTree {
  /** The path below the tree, for reading. Undefined if absent. */
  read(path: string): string | undefined;
  write(
    path: string,
    text: string,
    /** `program`: the file is an executable of ours, see FileStat.program. */
    options?: { mode?: number; uid?: number; gid?: number; mtimeMs?: number; program?: string },
  ): void;
  makeDirectory(path: string, options?: { mode?: number; uid?: number; gid?: number }): void;
  symlink(path: string, target: string): void;
  remove(path: string): void;
  /** Every file and directory below, sorted: for projections and size limits. */
  list(): readonly { path: string; stat: FileStat }[];
  /** Bytes used. */
  size(): number;
  /** A subdirectory as a tree of its own (subPath); created with the tree's mode if missing. */
  subtree(path: string): FileTree;
}

export interface Mount {
  /** Where it appears in the container. */
  path: string;
  tree: FileTree;
  readOnly?: boolean;
  /** Mount a single file of the tree (subPath of a file, /etc/hosts). */
  file?: string;
  /** Shown in /proc/mounts and by df: `emptyDir`, `tmpfs`, `configMap`. */
  label: string;
  /** tmpfs limit: writes beyond it throw ENOSPC. */
  sizeLimitBytes?: number;
}

export interface MountInfo {
  path: string;
  label: string;
  readOnly: boolean;
  /** What the files below take. */
  usedBytes: number;
  /** tmpfs limit, where there is one. */
  sizeLimitBytes?: number;
}
