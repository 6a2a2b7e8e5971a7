/** Why a file is there, or is not: mounts, who wrote what, layers that are not shared. */
import type { Container, Pod } from '../../api/core';
import type { FileChanged, Run } from '../../engine/run';
import { asPod } from '../objects';
import { indexOf } from '../runIndex';
import { sentence } from '../sentence';
import type { WhyLink } from './link';
import { containerField, podPlace } from './place';
import { traceLinks } from './trace';

export interface FileQuestion {
  readonly podUid: string;
  readonly container: string;
  /** Absolute, as the container sees it. */
  readonly path: string;
}

/** A container's mount that a path lies under, and the path below the volume's root. */
interface Mounted {
  readonly volume: string;
  readonly mountPath: string;
  readonly inside: string;
}

interface Asked extends FileQuestion {
  readonly run: Run;
  readonly t: number;
  readonly pod: Pod;
}

export function fileLinks(run: Run, question: FileQuestion, t: number): readonly WhyLink[] {
  const version = indexOf(run).pods.get(question.podUid)?.versions.at(-1);
  const pod = version ? asPod(version.object) : undefined;
  if (!pod) return [];
  const asked: Asked = { run, t, pod, ...question, path: clean(question.path) };
  const mounted = mountOf(
    containersOf(pod).find(({ name }) => name === asked.container),
    asked.path,
  );
  const last = changesOf(asked).findLast((change) => change.atMs <= t && isThis(asked, change, mounted));
  if (last && last.operation !== 'remove') return presentLinks(asked, last, mounted);
  const params = { path: asked.path, container: asked.container };
  const head: WhyLink = { said: sentence('why.file.absent', params) };
  return [head, ...absenceLinks(asked, mounted, last)];
}

const clean = (path: string): string => `/${path.split('/').filter(Boolean).join('/')}`;

const containersOf = (pod: Pod): readonly Container[] => [...(pod.spec.initContainers ?? []), ...pod.spec.containers];

/** The innermost mount that holds a path. */
export function mountOf(container: Container | undefined, path: string): Mounted | undefined {
  let found: Mounted | undefined;
  for (const { name, mountPath, subPath } of container?.volumeMounts ?? []) {
    const root = clean(mountPath);
    if (path !== root && !path.startsWith(root === '/' ? '/' : `${root}/`)) continue;
    if (found && found.mountPath.length > root.length) continue;
    const rest = [...(subPath ?? '').split('/'), ...path.slice(root.length).split('/')].filter(Boolean).join('/');
    found = { volume: name, mountPath: root, inside: rest };
  }
  return found;
}

/** Every change of a file by this Pod's containers, oldest first. */
const changesOf = ({ run, podUid }: Asked): readonly FileChanged[] =>
  run.trace.filter(
    (event): event is FileChanged =>
      event.kind === 'file' && indexOf(run).instances.get(event.containerId)?.podUid === podUid,
  );

const whoOf = ({ run }: Asked, { containerId }: FileChanged): string =>
  indexOf(run).instances.get(containerId)?.container ?? '';

/** In a volume the path counts, whoever wrote it; in a layer only what this life of this container wrote. */
function isThis(asked: Asked, change: FileChanged, mounted: Mounted | undefined): boolean {
  if (mounted) return change.volume === mounted.volume && clean(change.path) === clean(mounted.inside);
  if (change.volume !== undefined || clean(change.path) !== asked.path) return false;
  return change.containerId === latestLife(asked)?.id;
}

function latestLife({ run, podUid, container, t }: Asked) {
  return indexOf(run)
    .pods.get(podUid)
    ?.containers.get(container)
    ?.instances.findLast(({ atMs }) => atMs <= t);
}

function presentLinks(asked: Asked, change: FileChanged, mounted: Mounted | undefined): readonly WhyLink[] {
  const params = { path: asked.path, by: whoOf(asked, change), size: change.size };
  const code = mounted ? 'why.file.written' : 'why.file.writtenHere';
  const written: WhyLink = {
    said: sentence(code, { ...params, volume: mounted?.volume ?? '' }),
    atMs: change.atMs,
    sequence: change.sequence,
    ...commandOf(asked, whoOf(asked, change)),
  };
  return [written, ...traceLinks(asked.run, asked.run.trace[change.cause])];
}

function commandOf({ run, pod }: Asked, container: string): Pick<WhyLink, 'yaml'> {
  return yamlOf(run, pod, container, 'command');
}

function yamlOf(run: Run, pod: Pod, container: string, field: string): Pick<WhyLink, 'yaml'> {
  const inits = (pod.spec.initContainers ?? []).findIndex(({ name }) => name === container);
  const apps = pod.spec.containers.findIndex(({ name }) => name === container);
  if (inits < 0 && apps < 0) return {};
  return {
    yaml: podPlace(run, pod, containerField(inits >= 0 ? 'init' : 'app', inits >= 0 ? inits : apps, field)),
  };
}

function absenceLinks(
  asked: Asked,
  mounted: Mounted | undefined,
  removed: FileChanged | undefined,
): readonly WhyLink[] {
  const { run, t, pod, path, container } = asked;
  if (removed) {
    const said = sentence('why.file.removed', { path, by: whoOf(asked, removed) });
    return [{ said, atMs: removed.atMs, ...commandOf(asked, whoOf(asked, removed)) }];
  }
  const links: WhyLink[] = [];
  if (mounted) {
    const { volume, mountPath } = mounted;
    const said = sentence('why.file.hidden', { volume, path: mountPath, container });
    links.push({ said, ...yamlOf(run, pod, container, 'volumeMounts') });
  }
  const changes = changesOf(asked);
  const coming = changes.find((change) => change.atMs > t && isThis(asked, change, mounted));
  if (coming) {
    const by = whoOf(asked, coming);
    return [...links, { said: sentence('why.file.later', { by }), end: 'missing', ...commandOf(asked, by) }];
  }
  const written = changes.filter(({ operation, atMs }) => operation !== 'remove' && atMs <= t);
  const elsewhere = written.findLast((change) => isNamesake(asked, change));
  if (elsewhere) return [...links, ...elsewhereLinks(asked, elsewhere, mounted)];
  if (!mounted) {
    return [...links, { said: sentence('why.file.notInImage', { container }), end: 'missing' }];
  }
  return [...links, { said: sentence('why.file.nobody', { volume: mounted.volume }), end: 'missing' }];
}

/** The same file name somewhere else: most often that is where it went. */
const isNamesake = ({ path }: Asked, change: FileChanged): boolean =>
  change.path.split('/').at(-1) === path.split('/').at(-1);

function elsewhereLinks(asked: Asked, change: FileChanged, mounted: Mounted | undefined): readonly WhyLink[] {
  const { run, pod, container } = asked;
  const by = whoOf(asked, change);
  const at = { atMs: change.atMs, sequence: change.sequence };
  const cause = traceLinks(run, run.trace[change.cause]).filter(({ end }) => end === 'step');
  if (change.volume === undefined) {
    const own = by === container;
    const said = sentence(own ? 'why.file.lostLayer' : 'why.file.ownLayer', { by, path: clean(change.path) });
    return [{ said, ...at, ...commandOf(asked, by) }, ...cause];
  }
  const params = { by, volume: change.volume, path: change.path, container };
  if (mounted?.volume === change.volume) {
    return [{ said: sentence('why.file.otherPlace', params), ...at, ...commandOf(asked, by) }, ...cause];
  }
  const written: WhyLink = { said: sentence('why.file.otherVolume', params), ...at, ...commandOf(asked, by) };
  const mounts = containersOf(pod).find(({ name }) => name === container)?.volumeMounts ?? [];
  const where = mounts.find(({ name }) => name === change.volume);
  const link: WhyLink = where
    ? { said: sentence('why.file.mountedAt', { ...params, path: where.mountPath }) }
    : { said: sentence('why.file.notMounted', params), end: 'missing' };
  return [written, { ...link, ...yamlOf(run, pod, container, where ? 'volumeMounts' : '') }];
}
