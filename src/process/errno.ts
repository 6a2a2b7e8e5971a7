import type { Errno, ErrnoCode } from './types';

/** strerror's words, as glibc and musl print them. */
export const STRERROR: Readonly<Record<ErrnoCode, string>> = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EEXIST: 'File exists',
  EACCES: 'Permission denied',
  ENOTEMPTY: 'Directory not empty',
  EBADF: 'Bad file descriptor',
  ELOOP: 'Too many levels of symbolic links',
  EROFS: 'Read-only file system',
  EINVAL: 'Invalid argument',
  EXDEV: 'Invalid cross-device link',
  ENOSPC: 'No space left on device',
  ENOEXEC: 'Exec format error',
  ESRCH: 'No such process',
  EPERM: 'Operation not permitted',
  ECONNREFUSED: 'Connection refused',
  ETIMEDOUT: 'Connection timed out',
  EHOSTUNREACH: 'No route to host',
  EPIPE: 'Broken pipe',
  ENAMETOOLONG: 'File name too long',
  EBUSY: 'Device or resource busy',
};

class SystemCallError extends Error implements Errno {
  constructor(readonly code: ErrnoCode) {
    super(STRERROR[code]);
  }
}

/** An error to throw where the contract says "throws Errno". */
export function errno(code: ErrnoCode): Errno {
  return new SystemCallError(code);
}

export function isErrno(error: unknown): error is Errno {
  return error instanceof SystemCallError;
}
