/** What lessons are made of: manifests are text, put together from containers that look as documents write them. */
import type { Scenario, Step } from '../scenario/scenario';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;

export const ON_THE_NODE = ['busybox:1.28', 'busybox:1.36', 'busybox', 'nginx'] as const;

/** A scenario whose first file is applied at once, unless `parts` say otherwise. */
export function scenario(files: Record<string, string>, parts: Partial<Scenario> = {}): Scenario {
  const [first = ''] = Object.keys(files);
  return {
    kubernetes: '1.36',
    namespace: 'default',
    files,
    steps: [apply(first)],
    untilMs: 2 * MINUTE_MS,
    node: { images: ON_THE_NODE },
    ...parts,
  };
}

export const apply = (file: string, atMs = 0): Step => ({ atMs, run: `kubectl apply -f ${file}` });

/** A Pod from the lines of its spec, each part ending in a line break. */
export const pod = (name: string, ...spec: readonly string[]): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n${spec.join('')}`;

export const labelled = (manifest: string, label: string): string =>
  manifest.replace('\nspec:', `\n  labels:\n    ${label}\nspec:`);

export const inits = (...containers: readonly string[]): string => `  initContainers:\n${containers.join('')}`;
export const apps = (...containers: readonly string[]): string => `  containers:\n${containers.join('')}`;

/** One container that runs a script in `sh`. `rest`: more fields, one a line, without indentation. */
export function container(name: string, script: string, rest = '', image = 'busybox:1.36'): string {
  const more = rest ? indent(rest, 4) : '';
  return `  - name: ${name}\n    image: ${image}\n${commandOf(script)}${more}`;
}

function commandOf(script: string): string {
  if (!script.includes('\n')) return `    command: ['sh', '-c', '${script.replaceAll("'", "''")}']\n`;
  return `    command:\n    - sh\n    - -c\n    - |\n${indent(script, 6)}`;
}

export const indent = (text: string, spaces: number): string =>
  text
    .replace(/\n$/, '')
    .replace(/^(?=.)/gm, ' '.repeat(spaces))
    .concat('\n');

/** The app that most lessons wait for. */
export const APP = apps(container('app', 'echo The app is running; sleep 3600'));

export const mount = (volume: string, path: string): string =>
  `volumeMounts:\n- name: ${volume}\n  mountPath: ${path}\n`;

export const emptyDir = (name: string): string => `  volumes:\n  - name: ${name}\n    emptyDir: {}\n`;

/** A Service for port 80. `more`: lines of its spec, without indentation. */
export const service = (name: string, targetPort: number, more = ''): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n${more ? indent(more, 2) : ''}  ports:\n  - port: 80\n    targetPort: ${targetPort}\n`;

export const documents = (...manifests: readonly string[]): string => manifests.join('---\n');
