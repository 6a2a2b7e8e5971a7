/** The containers and copies that `kubectl debug` makes. Models debug.go generateDebugContainer, generatePodCopyWithDebugContainer. */
import type { Container, EphemeralContainer, Pod, PodSpec, SecurityContext } from '../../api/core';
import type { DebugOptions, Profile } from './debugOptions';

const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX_LENGTH = 5;

export interface DebugContainer {
  spec: EphemeralContainer;
  /** Nobody named it. */
  isNameChosen: boolean;
}

export function debugContainer(nowMs: number, pod: Pod, options: DebugOptions): DebugContainer {
  const { container, image, env, pullPolicy, stdin, tty, target } = options;
  const spec: EphemeralContainer = {
    ...commandOf(options),
    ...(env.length > 0 ? { env: [...env] } : {}),
    image,
    ...(isPullPolicy(pullPolicy) ? { imagePullPolicy: pullPolicy } : {}),
    name: container || freeName(nowMs, pod),
    ...(stdin ? { stdin } : {}),
    ...(target ? { targetContainerName: target } : {}),
    terminationMessagePolicy: 'File',
    ...(tty ? { tty } : {}),
  };
  return { spec: withProfile(spec, options.profile, false), isNameChosen: container === '' };
}

const isPullPolicy = (text: string): text is NonNullable<Container['imagePullPolicy']> => text !== '';

const commandOf = ({ words, wordsAreArguments }: DebugOptions): Pick<Container, 'command' | 'args'> =>
  words.length === 0 ? {} : wordsAreArguments ? { args: [...words] } : { command: [...words] };

/** What each profile grants or takes away. Models kubectl/pkg/cmd/debug/profiles.go. */
function withProfile<T extends Container>(container: T, profile: Profile, isCopy: boolean): T {
  const { securityContext, ...bare } = container;
  const adding = (...names: string[]): T => ({
    ...container,
    securityContext: withCapabilities(securityContext, names),
  });
  switch (profile) {
    case 'legacy':
      return container;
    case 'general':
      return adding('SYS_PTRACE');
    case 'baseline':
      return isCopy
        ? ({ ...bare, securityContext: withCapabilities(undefined, ['SYS_PTRACE']) } as T)
        : ({ ...bare } as T);
    case 'netadmin':
      return adding('NET_ADMIN', 'NET_RAW');
    case 'sysadmin':
      return { ...container, securityContext: { ...securityContext, privileged: true } };
    case 'restricted':
      return {
        ...container,
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      };
  }
}

const withCapabilities = (context: SecurityContext | undefined, names: readonly string[]): SecurityContext => ({
  ...context,
  capabilities: { ...context?.capabilities, add: [...(context?.capabilities?.add ?? []), ...names] },
});

export interface PodCopy {
  body: Pod;
  /** To attach to: '' if only images were changed. */
  container: string;
  isNameChosen: boolean;
}

/** Undefined if a container is to be added and nobody said from which image. */
export function copyOf(nowMs: number, pod: Pod, options: DebugOptions): PodCopy | undefined {
  const { images, copyTo, image, container, keep, profile } = options;
  const { nodeName, ephemeralContainers: _, ...rest } = pod.spec;
  const named = pod.spec.containers.map((each) => {
    const chosen = images[each.name] ?? images['*'];
    return chosen ? { ...each, image: chosen } : each;
  });
  const spec: PodSpec = {
    ...rest,
    containers: named,
    ...(options.sameNode && nodeName ? { nodeName } : {}),
    ...(options.shareProcesses === undefined ? {} : { shareProcessNamespace: options.shareProcesses }),
  };
  const { labels, annotations, namespace } = pod.metadata;
  const copy: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: copyTo,
      ...(namespace === undefined ? {} : { namespace }),
      ...(annotations && (keep.annotations || profile === 'legacy') ? { annotations } : {}),
      ...(labels && (keep.labels || profile === 'legacy') ? { labels } : {}),
    },
    spec,
  };
  const found = named.find(({ name }) => name === container);
  if (!found && !image)
    return Object.keys(images).length > 0 ? { body: copy, container: '', isNameChosen: false } : undefined;
  const name =
    found?.name ?? (container || freeName(nowMs, { ...pod, spec: { ...pod.spec, ephemeralContainers: [] } }));
  const changed = changedContainer(found ?? { name, terminationMessagePolicy: 'File' }, options);
  const containers = found ? named.map((each) => (each.name === name ? changed : each)) : [...named, changed];
  const body = { ...copy, spec: profiledSpec({ ...spec, containers }, name, options) };
  return { body, container: name, isNameChosen: !found && container === '' };
}

function changedContainer(container: Container, options: DebugOptions): Container {
  const { words, wordsAreArguments, env, image, pullPolicy, stdin, tty } = options;
  const { args: _, stdin: __, tty: ___, ...kept } = container;
  return {
    ...kept,
    ...(container.args && (words.length === 0 || wordsAreArguments) ? { args: container.args } : {}),
    ...commandOf(options),
    ...(env.length > 0 ? { env: [...env] } : {}),
    ...(image ? { image } : {}),
    ...(isPullPolicy(pullPolicy) ? { imagePullPolicy: pullPolicy } : {}),
    ...(stdin ? { stdin } : {}),
    ...(tty ? { tty } : {}),
  };
}

/** A copy is looked at, not served from: probes are left out unless they are to be kept. */
function profiledSpec(spec: PodSpec, name: string, { profile, keep }: DebugOptions): PodSpec {
  if (profile === 'legacy') return spec;
  const { initContainers, ...rest } = spec;
  const containers = spec.containers.map((container) => {
    const { livenessProbe, readinessProbe, startupProbe, ...bare } = container;
    const probed = {
      ...bare,
      ...(livenessProbe && keep.liveness ? { livenessProbe } : {}),
      ...(readinessProbe && keep.readiness ? { readinessProbe } : {}),
      ...(startupProbe && keep.startup ? { startupProbe } : {}),
    };
    return container.name === name ? withProfile(probed, profile, true) : probed;
  });
  return {
    ...rest,
    ...(initContainers && keep.inits ? { initContainers } : {}),
    containers,
    shareProcessNamespace: true,
  };
}

/** Drawn from the Pod's UID, which the scenario's seed gives, and the time. */
function freeName(nowMs: number, { metadata, spec }: Pod): string {
  const all = [...spec.containers, ...(spec.initContainers ?? []), ...(spec.ephemeralContainers ?? [])];
  const taken = new Set(all.map(({ name }) => name));
  for (let attempt = 0; ; attempt++) {
    const name = `debugger-${suffixOf(`${metadata.uid ?? ''} ${nowMs} ${attempt}`)}`;
    if (!taken.has(name)) return name;
  }
}

/** FNV-1a, written in the alphabet of Kubernetes' random names. */
function suffixOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  let suffix = '';
  for (let index = 0; index < SUFFIX_LENGTH; index++) {
    suffix += SUFFIX_ALPHABET[hash % SUFFIX_ALPHABET.length] ?? '';
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  }
  return suffix;
}

/** '' where there is nothing to warn of. Models displayWarning. */
export function rootWarning({ spec }: Pod, { securityContext }: Container): string {
  if (!spec.securityContext?.runAsUser || !securityContext || securityContext.runAsUser === 0) return '';
  if (!securityContext.privileged && !securityContext.capabilities?.add?.length) return '';
  return 'Warning: Non-root user is configured for the entire target Pod, and some capabilities granted by debug profile may not work. Please consider using "--custom" with a custom profile that specifies "securityContext.runAsUser: 0".';
}
