import { workstationImage } from '../../images/catalogue';
import { createContainer } from '../../process';
import type { ExecHandle, Network, ProcessContainer, Program } from '../../process/types';
import type { EngineContext } from '../context';

/** The folder that steps run in, with the scenario's files. */
export const HOME = '/root';

export const WORKSTATION_ID = 'workstation';

/** The learner's own machine: bash, the usual tools, kubectl on the path. */
export interface Workstation {
  /** Runs one command line in bash, on a terminal if `tty`. */
  run(
    line: string,
    tty: boolean,
    on: { output(stream: 'stdout' | 'stderr', text: string): void; exit(exitCode: number): void },
  ): ExecHandle;
}

export interface WorkstationParts {
  context: EngineContext;
  kubectl: Program;
  restartSandbox(pod: string): boolean;
  network: Network;
}

const ENVIRONMENT = {
  HOME,
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  USER: 'root',
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
};

export function createWorkstation(parts: WorkstationParts): Workstation {
  const { context } = parts;
  const container = startMachine(parts);
  for (const [path, text] of Object.entries(context.scenario.files)) container.files.write(`${HOME}/${path}`, text);
  return {
    run(line, tty, on) {
      const handle = container.exec({
        argv: ['bash', '-c', isLoneCommand(line) ? `exec ${line}` : line],
        env: ENVIRONMENT,
        cwd: HOME,
        uid: 0,
        gid: 0,
        stdin: true,
        tty,
        onOutput: on.output,
        onExit: (exit) => on.exit(exit.exitCode),
      });
      if ('reason' in handle) throw new Error(`the workstation has no bash: ${handle.reason}`);
      return handle;
    },
  };
}

/**
 * bash runs a lone simple command in its own place instead of in a child: Ctrl-C then reaches the command alone, and
 * `kubectl exec -it` can hand it on.
 */
const isLoneCommand = (line: string): boolean => /^\s*kubectl\s[^;&|<>()`$\n]*$/.test(line);

function startMachine({ context, kubectl, restartSandbox, network }: WorkstationParts): ProcessContainer {
  const container = createContainer(
    {
      id: WORKSTATION_ID,
      image: workstationImage({ kubectl, 'node-restart-sandbox': restartSandboxProgram(restartSandbox) }).contents,
      hostname: 'workstation',
      mounts: [],
      network,
      steps: context.steps,
      hooks: {
        onNotice: ({ code, params }) => void context.trace.emit({ kind: 'notice', code, params }),
        onFile: ({ path, operation, size }) => {
          if (path.startsWith(`${HOME}/`))
            context.trace.emit({
              kind: 'file',
              containerId: WORKSTATION_ID,
              path: path.slice(HOME.length + 1),
              operation,
              size,
            });
        },
      },
    },
    context.queue,
  );
  container.start({ argv: ['sleep', 'infinity'], env: ENVIRONMENT, cwd: HOME, uid: 0, gid: 0 });
  return container;
}

/** `node-restart-sandbox POD`: stands for the Pod's sandbox dying under it, a node reboot seen from the Pod. */
const restartSandboxProgram =
  (restart: (pod: string) => boolean): Program =>
  (process, argv) =>
    (function* () {
      const pod = argv[1];
      if (pod !== undefined && restart(pod)) return 0;
      yield* process.error(
        pod === undefined ? 'usage: node-restart-sandbox POD' : `no sandbox of pod ${pod} on this node`,
      );
      return 1;
    })();
