import type { Blocking } from '../../process/types';
import { tool } from '../support/tool';

/** As glibc has them on x86_64; processors are those that nproc counts. */
const VALUES: Readonly<Record<string, string>> = {
  ARG_MAX: '2097152',
  CHAR_BIT: '8',
  CLK_TCK: '100',
  GNU_LIBC_VERSION: 'glibc 2.36',
  HOST_NAME_MAX: '64',
  INT_MAX: '2147483647',
  LONG_BIT: '64',
  NAME_MAX: '255',
  OPEN_MAX: '1048576',
  PAGESIZE: '4096',
  PAGE_SIZE: '4096',
  PATH: '/bin:/usr/bin',
  PATH_MAX: '4096',
  _NPROCESSORS_CONF: '4',
  _NPROCESSORS_ONLN: '4',
};

/** getconf NAME. Names that glibc knows and nobody wrote here are refused as unknown ones are. */
export const getconf = tool(function* (t): Blocking<number> {
  const [name, path] = t.args;
  if (name === undefined || name.startsWith('-'))
    return yield* t.fail(`Podflight does not simulate 'getconf ${name ?? ''}'`, 2);
  const value = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  if (value === undefined) return yield* t.fail(`Unrecognized variable \`${name}'`, 2);
  if (/^(NAME|PATH)_MAX$/.test(name) && path === undefined) {
    // They belong to a file system.
    return yield* t.fail(`Podflight does not simulate 'getconf ${name}' without a path`, 2);
  }
  t.put(`${value}\n`);
  return 0;
});
