import type { Dialect, Program } from '../process/types';
import { shellProgram } from '../shell';

/** Which language a shell of a name speaks is the image's to say; these are what the name means elsewhere. */
const USUAL: Readonly<Record<string, Dialect>> = {
  sh: 'dash',
  dash: 'dash',
  ash: 'busybox-1.35',
  hush: 'busybox-1.35',
  bash: 'bash',
};

const shell =
  (name: string, usual: Dialect): Program =>
  (process, argv) =>
    shellProgram(process.container.image.dialects[name] ?? usual)(process, argv);

export const shellPrograms: Readonly<Record<string, Program>> = Object.fromEntries(
  Object.entries(USUAL).map(([name, usual]) => [name, shell(name, usual)]),
);
