/** What a container is created with. Models pkg/kubelet/kuberuntime generateContainerConfig and containerd's spec options. */
import type { Container, Pod, Secret } from '../../api/core';
import type { CatalogueImage } from '../../images/types';
import { createTree } from '../../process/tree';
import type { Mount } from '../../process/types';
import { randomHex } from '../random';
import { type ContainerInstance, createInstance } from '../runtime/container';
import { type LinuxUser, resolveUser } from '../runtime/user';
import { makeEnvironment } from './environment/environment';
import { expand } from './environment/expansion';
import type { Parts } from './parts';
import { type PodRecord, podText, type WaitingReason } from './podRecord';
import { makeMounts } from './volumes/mounts';

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The instance to create, or why it cannot be: CreateContainerConfigError, CreateContainerError. */
export function makeInstance(
  parts: Parts,
  record: PodRecord,
  container: Container,
  image: CatalogueImage,
  attempt: number,
): ContainerInstance | WaitingReason {
  const { pod } = record;
  const made = makeEnvironment(
    {
      ...parts.fieldSource(record),
      services: parts.files.servicesFor(pod),
      configMap: (name) => parts.files.configMap(pod.metadata.namespace ?? '', name),
      secret: (name) => parts.store.get<Secret>('Secret', pod.metadata.namespace, name),
      volume: (name) => record.volumes.get(name)?.tree,
    },
    container,
  );
  if ('error' in made) return configError(made.error);
  const mounted = makeMounts(record, container, made.env);
  if ('error' in mounted) return configError(mounted.error);
  const rooted = rootProblem(pod, container, image);
  if (rooted !== undefined) return configError(rooted);
  const user = userOf(pod, container, image);
  const id = randomHex(parts.context.random('container-id'), 64);
  const refused = profileProblem(pod, container);
  if (refused !== undefined) return { reason: 'CreateContainerError', message: refused };
  const argv = saysWhatItDoes(pod, container, image) ? ['/app'] : argvOf(container, image, made.env);
  if (argv.length === 0)
    return {
      reason: 'CreateContainerError',
      message: `failed to generate container "${id}" spec: failed to generate spec: no command specified`,
    };
  return createInstance({
    ref: {
      podUid: record.uid,
      pod: pod.metadata.name ?? '',
      namespace: pod.metadata.namespace ?? '',
      container: container.name,
      id,
    },
    attempt,
    spec: container,
    image,
    sandboxId: record.sandbox?.id ?? '',
    user,
    argv,
    env: fullEnvironment(image, hostnameOf(pod, parts.node.name), terminalAnd(container, made.env), user),
    cwd: container.workingDir || image.config.workingDir || '/',
    stopSignal: (container.lifecycle?.stopSignal ?? image.config.stopSignal ?? 'SIGTERM').replace(/^SIG/, ''),
    mounts: [...mounted.mounts, terminationLog(container)],
    createdAtMs: parts.context.queue.nowMs,
  });
}

/** What the annotation says goes for the container, also if its command is a script of programs that nobody knows. */
const saysWhatItDoes = ({ metadata }: Pod, { name }: Container, { unknown }: CatalogueImage): boolean =>
  unknown === true && metadata.annotations?.[`podflight.dev/${name}`] !== undefined;

/** Models verifyRunAsNonRoot. */
function rootProblem(pod: Pod, container: Container, image: CatalogueImage): string | undefined {
  const own = container.securityContext;
  const shared = pod.spec.securityContext;
  if (!(own?.runAsNonRoot ?? shared?.runAsNonRoot)) return undefined;
  const who = `(pod: ${JSON.stringify(podText(pod))}, container: ${container.name})`;
  const asked = own?.runAsUser ?? shared?.runAsUser;
  if (asked !== undefined) return asked === 0 ? `container's runAsUser breaks non-root policy ${who}` : undefined;
  const [name = ''] = image.config.user.split(':');
  if (name === '' || Number(name) === 0) return `container has runAsNonRoot and image will run as root ${who}`;
  if (/^\d+$/.test(name)) return undefined;
  return `container has runAsNonRoot and image has non-numeric user (${name}), cannot verify user is non-root ${who}`;
}

/** The node has none of the profiles that somebody may have loaded: the runtime refuses, in containerd's words. */
function profileProblem(pod: Pod, container: Container): string | undefined {
  const own = container.securityContext;
  const shared = pod.spec.securityContext;
  const appArmor = own?.appArmorProfile ?? shared?.appArmorProfile;
  const seccomp = own?.seccompProfile ?? shared?.seccompProfile;
  if (own?.privileged) return undefined;
  if (appArmor?.type === 'Localhost')
    return `failed to get container spec opts: failed to generate apparmor spec opts: apparmor profile not found ${appArmor.localhostProfile ?? ''}`;
  if (seccomp?.type !== 'Localhost') return undefined;
  const path = `/var/lib/kubelet/seccomp/${seccomp.localhostProfile ?? ''}`;
  return `failed to create containerd container: cannot load seccomp profile "${path}": open ${path}: no such file or directory`;
}

const configError = (message: string): WaitingReason => ({ reason: 'CreateContainerConfigError', message });

function userOf(pod: Pod, container: Container, image: CatalogueImage): LinuxUser {
  const own = container.securityContext;
  const shared = pod.spec.securityContext;
  const runAsUser = own?.runAsUser ?? shared?.runAsUser;
  const runAsGroup = own?.runAsGroup ?? shared?.runAsGroup;
  const groups = [...(shared?.supplementalGroups ?? []), ...(shared?.fsGroup === undefined ? [] : [shared.fsGroup])];
  return resolveUser(
    image.config.user,
    { groups, ...(runAsUser === undefined ? {} : { runAsUser }), ...(runAsGroup === undefined ? {} : { runAsGroup }) },
    image.contents.tree,
  );
}

/** Models WithProcessArgs: a command replaces entrypoint and arguments of the image, arguments alone only those. */
export function argvOf(container: Container, image: CatalogueImage, env: Readonly<Record<string, string>>): string[] {
  const expanded = (words: readonly string[] | undefined) =>
    (words ?? []).map((word) => expand(word, (name) => env[name]));
  const command = expanded(container.command);
  const args = expanded(container.args);
  if (command.length > 0) return [...command, ...args];
  const entrypoint = image.config.entrypoint ?? [];
  return args.length > 0 ? [...entrypoint, ...args] : [...entrypoint, ...(image.config.cmd ?? [])];
}

/** Models containerd's WithTTY. */
const terminalAnd = ({ tty }: Container, env: Readonly<Record<string, string>>): Record<string, string> =>
  tty ? { TERM: 'xterm', ...env } : env;

function fullEnvironment(
  image: CatalogueImage,
  hostname: string,
  own: Readonly<Record<string, string>>,
  user: LinuxUser,
): Record<string, string> {
  const env: Record<string, string> = { PATH: DEFAULT_PATH, ...image.config.env, HOSTNAME: hostname, ...own };
  return 'HOME' in env ? env : { ...env, HOME: user.home };
}

/** Models GeneratePodHostNameAndDomain: cut to what the kernel takes. */
export function hostnameOf(pod: Pod, nodeName: string): string {
  if (pod.spec.hostNetwork) return nodeName;
  const name = (pod.spec.hostname || pod.metadata.name || '').slice(0, 63).replace(/[-.]+$/, '');
  const { subdomain } = pod.spec;
  if (!pod.spec.setHostnameAsFQDN || !subdomain) return name;
  return `${name}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local`;
}

function terminationLog(container: Container): Mount {
  const tree = createTree();
  tree.write('termination-log', '', { mode: 0o666 });
  return {
    path: container.terminationMessagePath ?? '/dev/termination-log',
    tree,
    file: 'termination-log',
    label: 'ext4',
  };
}

/** What the kubelet writes for the Pod: /etc/hosts, /etc/resolv.conf, /etc/hostname. */
export function managedFiles(parts: Parts, record: PodRecord, container: Container): Mount[] {
  const { pod } = record;
  const address = record.sandbox?.network.address ?? '';
  const contents: Record<string, string> = {
    hosts: parts.files.hosts(pod, address),
    'resolv.conf': parts.files.resolvConf(pod).text,
    hostname: `${hostnameOf(pod, parts.node.name)}\n`,
  };
  const own = new Set((container.volumeMounts ?? []).map(({ mountPath }) => mountPath));
  return Object.entries(contents)
    .filter(([name]) => !own.has(`/etc/${name}`))
    .map(([name, text]) => {
      const tree = createTree();
      tree.write(name, text, { mode: 0o644 });
      return { path: `/etc/${name}`, tree, file: name, label: 'ext4' };
    });
}
