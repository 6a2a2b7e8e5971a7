import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestContainer, createTestImage, TestContainer } from '../testing/processes';
import { createTree, isErrno, overlay } from './index';
import type { Mount, Process } from './types';

/** Runs a body as a process of a fresh container and gives what it returned. */
function inProcess<T>(
  body: (process: Process) => T,
  options: { mounts?: Mount[]; readOnlyRoot?: boolean; uid?: number } = {},
): T {
  let result: T | undefined;
  const test = createTestContainer(
    {
      main: (process) => {
        process.uid = options.uid ?? 0;
        process.gid = options.uid ?? 0;
        result = body(process);
        return 0;
      },
    },
    options,
  );
  test.start(['main']);
  test.run();
  if (result === undefined) throw new Error(`the process failed: ${test.stderr}`);
  return result;
}

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'ok';
  } catch (error) {
    return isErrno(error) ? error.code : String(error);
  }
}

describe('file system', () => {
  it.each<[string, (process: Process) => unknown, string]>([
    ['open a missing file', (p) => p.open('/w/none', { read: true }), 'ENOENT'],
    ['open below a missing directory', (p) => p.writeFile('/w/no/file', ''), 'ENOENT'],
    ['open below a file', (p) => p.readFile('/etc/passwd/x'), 'ENOTDIR'],
    ['write a directory', (p) => p.writeFile('/w', ''), 'EISDIR'],
    ['read a directory', (p) => p.readFile('/w'), 'EISDIR'],
    ['make what exists', (p) => p.makeDirectory('/w'), 'EEXIST'],
    ['remove a full directory', (p) => p.removeDirectory('/etc'), 'ENOTEMPTY'],
    ['unlink a directory', (p) => p.unlink('/w'), 'EISDIR'],
    ['rename across mounts', (p) => p.rename('/etc/passwd', '/dev/shm/passwd'), 'EXDEV'],
    ['rename a directory into itself', (p) => p.rename('/w', '/w/x'), 'EINVAL'],
    ['remove a mount point', (p) => p.removeDirectory('/proc'), 'EBUSY'],
    ['a name too long', (p) => p.writeFile(`/w/${'x'.repeat(300)}`, ''), 'ENAMETOOLONG'],
    ['create in /proc', (p) => p.writeFile('/proc/x', ''), 'ENOENT'],
    ['remove from /proc', (p) => p.unlink('/proc/uptime'), 'EPERM'],
    ['change a setting', (p) => p.writeFile('/proc/sys/vm/swappiness', '1\n'), 'EROFS'],
    ['write /dev/full', (p) => p.writeFile('/dev/full', 'x'), 'ENOSPC'],
    ['signal nobody', (p) => p.kill(99, 'TERM'), 'ESRCH'],
  ])('fails to %s', (_name, action, code) => {
    expect(inProcess((process) => codeOf(() => action(process)))).toBe(code);
  });

  it('follows links, and gives up on loops', () => {
    const result = inProcess((process) => {
      process.symlink('/etc', '/w/link');
      process.symlink('loop', '/w/loop');
      process.symlink('later', '/w/dangling');
      process.writeFile('/w/dangling', 'made');
      return [
        process.readFile('/w/link/passwd').slice(0, 4),
        process.realPath('/w/link/../etc/passwd'),
        codeOf(() => process.readFile('/w/loop')),
        process.readFile('/w/later'),
        process.readLink('/w/link'),
      ];
    });
    expect(result).toEqual(['root', '/etc/passwd', 'ELOOP', 'made', '/etc']);
  });

  it('lets only owners and the superuser in', () => {
    const result = inProcess(
      (process) => [
        codeOf(() => process.writeFile('/w/file', 'x')),
        codeOf(() => process.writeFile('/tmp/mine', 'x')),
        process.access('/tmp/mine', 2),
        process.access('/etc/passwd', 4),
        process.access('/etc/passwd', 2),
        codeOf(() => process.chown('/tmp/mine', 0, 0)),
        codeOf(() => process.readDirectory('/root')),
      ],
      { uid: 1000 },
    );
    expect(result).toEqual(['EACCES', 'ok', true, true, false, 'EPERM', 'ok']);
  });

  it('applies umask, setgid directories and the sticky bit', () => {
    const result = inProcess((process) => {
      process.umask = 0o027;
      process.makeDirectory('/w/shared');
      process.chown('/w/shared', 0, 500);
      process.chmod('/w/shared', 0o2770);
      process.writeFile('/w/shared/file', '');
      const { mode, gid } = process.stat('/w/shared/file');
      process.writeFile('/tmp/root', '');
      process.uid = 1000;
      return [mode.toString(8), gid, codeOf(() => process.unlink('/tmp/root'))];
    });
    expect(result).toEqual(['640', 500, 'EPERM']);
  });

  it('shares a mounted tree between containers, and hides what it covers', () => {
    const volume = createTree();
    const mount: Mount = { path: '/data', tree: volume, label: 'emptyDir' };
    inProcess((process) => process.writeFile('/data/page', 'hello') ?? true, { mounts: [mount] });
    expect(volume.read('page')).toBe('hello');
    expect(volume.size()).toBe(5);
    expect(inProcess((process) => process.readFile('/data/page'), { mounts: [mount] })).toBe('hello');
    expect(
      inProcess((process) => codeOf(() => process.writeFile('/data/x', '')), {
        mounts: [{ ...mount, readOnly: true }],
      }),
    ).toBe('EROFS');
  });

  it('mounts single files and subdirectories', () => {
    const volume = createTree();
    volume.write('conf/app.ini', 'a=1');
    const mounts: Mount[] = [
      { path: '/etc/app.ini', tree: volume, file: 'conf/app.ini', label: 'configMap', readOnly: true },
      { path: '/conf', tree: volume.subtree('conf'), label: 'emptyDir' },
    ];
    const result = inProcess(
      (process) => [
        process.readFile('/etc/app.ini'),
        process.readDirectory('/conf'),
        codeOf(() => process.writeFile('/etc/app.ini', '')),
      ],
      { mounts },
    );
    expect(result).toEqual(['a=1', ['app.ini'], 'EROFS']);
  });

  it('refuses writes beyond a size limit', () => {
    const mounts: Mount[] = [{ path: '/cache', tree: createTree(), label: 'tmpfs', sizeLimitBytes: 10 }];
    const result = inProcess(
      (process) => {
        process.writeFile('/cache/a', '12345678');
        const full = codeOf(() => process.writeFile('/cache/b', '1234'));
        process.unlink('/cache/a');
        return [full, codeOf(() => process.writeFile('/cache/b', '1234'))];
      },
      { mounts },
    );
    expect(result).toEqual(['ENOSPC', 'ok']);
  });

  it('shows processes and the machine in /proc', () => {
    const result = inProcess((process) => [
      process.readFile('/proc/self/cmdline'),
      process.readFile('/proc/1/comm'),
      process.readFile('/proc/self/status').split('\n')[0],
      process.readFile('/proc/sys/kernel/hostname'),
      process.readFile('/proc/uptime'),
      process.readDirectory('/proc/self/fd'),
      process.readFile('/proc/mounts').includes('proc /proc proc rw'),
    ]);
    expect(result).toEqual(['main\0', 'main\n', 'Name:\tmain', 'mypod\n', '0.00 0.00\n', ['0', '1', '2'], true]);
  });

  it('never changes the image, whatever a container writes', () => {
    const path = fc.constantFrom('etc/passwd', 'etc/new', 'tmp/a', 'w/a/b', 'bin/main');
    const operation = fc.tuple(fc.constantFrom('write', 'append', 'unlink', 'mkdir', 'rename', 'chmod'), path, path);
    const image = createTestImage({ main: () => 0 });
    const before = JSON.stringify(
      image.tree.list().map((entry) => [entry.path, entry.stat, image.tree.read(entry.path)]),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
        const test = new TestContainer(
          {
            ...image,
            program: () => (process) => {
              for (const [name, one, other] of operations) {
                codeOf(() => {
                  if (name === 'write') process.writeFile(`/${one}`, other);
                  else if (name === 'append') process.writeFile(`/${one}`, other, { append: true });
                  else if (name === 'unlink') process.unlink(`/${one}`);
                  else if (name === 'mkdir') process.makeDirectory(`/${one}`);
                  else if (name === 'chmod') process.chmod(`/${one}`, 0o600);
                  else process.rename(`/${one}`, `/${other}`);
                });
              }
              return 0;
            },
          },
          {},
        );
        test.start(['main']);
        test.run();
        expect(test.exit).toEqual({ exitCode: 0 });
        const after = image.tree.list().map((entry) => [entry.path, entry.stat, image.tree.read(entry.path)]);
        expect(JSON.stringify(after)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });
});

describe('trees', () => {
  it('reads back what was written, in any order, also through an overlay', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}(\/[a-z]{1,3}){0,2}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string()), { maxLength: 20 }), (files) => {
        const base = createTree();
        const expected = new Map<string, string>();
        for (const [path, text] of files) {
          base.write(path, text);
          for (const known of [...expected.keys()])
            if (known.startsWith(`${path}/`) || path.startsWith(`${known}/`)) expected.delete(known);
          expected.set(path, text);
        }
        const above = overlay(base);
        above.write('above', 'x');
        for (const [path, text] of expected) expect(above.read(path)).toBe(text);
        expect(base.read('above')).toBeUndefined();
      }),
    );
  });
});
