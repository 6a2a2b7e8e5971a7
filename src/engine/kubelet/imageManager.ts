/** Gets a container's image onto the node. Models pkg/kubelet/images/image_manager.go. */
import type { Container } from '../../api/core';
import { hasImage } from '../../images/catalogue';
import { parseReference } from '../../images/reference';
import type { CatalogueImage } from '../../images/types';
import { type BackOffs, createBackOffs, shortDurationText } from './backOff';
import { containerId, type Parts } from './parts';
import type { PodRecord, WaitingReason } from './podRecord';
import { createGate, type Gate, runTask, sleep, type Task, waitFor } from './task';
import { TIMING } from './timing';

export interface ImageManager {
  /** The image, or why the container has to wait. `attempt`: how often it was restarted. */
  ensure(record: PodRecord, container: Container, attempt: number): Task<{ image: CatalogueImage } | WaitingReason>;
}

interface Images {
  parts: Parts;
  /** Names of the images on the node. */
  present: Set<string>;
  backOffs: BackOffs;
  /** What the `pull` effect of each machine does now. */
  running: Map<string, () => void>;
  lastErrors: Map<string, string>;
  /** Pulls come one after another: serializeImagePulls. */
  lastPull: Gate;
}

export function createImageManager(parts: Parts): ImageManager {
  const self: Images = {
    parts,
    present: new Set((parts.context.scenario.node?.images ?? []).map(nameOf)),
    backOffs: createBackOffs(),
    running: new Map(),
    lastErrors: new Map(),
    lastPull: createGate(),
  };
  self.lastPull.open();
  return { ensure: (record, container, attempt) => ensure(self, record, container, attempt) };
}

function find(self: Images, record: PodRecord, container: Container, attempt: number): CatalogueImage {
  const { parts } = self;
  const behaviour = record.pod.metadata.annotations?.[`podflight.dev/${container.name}`];
  const command = container.command?.[0];
  return parts.images(container.image ?? '', {
    attempt,
    ...(parts.programsOf ? { programs: parts.programsOf(record.pod) } : {}),
    ...(behaviour === undefined ? {} : { behaviour }),
    ...(command === undefined ? {} : { command }),
  });
}

function* ensure(
  self: Images,
  record: PodRecord,
  container: Container,
  attempt: number,
): Task<{ image: CatalogueImage } | WaitingReason> {
  const { parts, present, backOffs, running } = self;
  const { context, machines } = parts;
  const image = container.image ?? '';
  const parsed = parseReference(image);
  if ('error' in parsed) {
    const message = `Failed to apply default image tag "${image}": ${parsed.error}`;
    parts.report(record, container, 'Warning', 'InspectFailed', message);
    return { reason: 'InvalidImageName', message };
  }
  yield* sleep(TIMING.ensureImage);
  const id = containerId(record, container);
  machines.start('imagePull', id, { pull: () => running.get(id)?.() });
  const policy = container.imagePullPolicy ?? 'IfNotPresent';
  if (policy !== 'Always' && present.has(parsed.name)) {
    machines.send('imagePull', id, 'FOUND');
    parts.report(record, container, 'Normal', 'Pulled', presentMessage(image));
    return { image: found(self, record, container, attempt) };
  }
  if (policy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    machines.send('imagePull', id, 'REFUSED');
    parts.report(record, container, 'Warning', 'ErrImageNeverPull', message);
    return { reason: 'ErrImageNeverPull', message };
  }
  const key = `${record.uid}_${image}`;
  if (backOffs.isInBackOffSinceUpdate(key, context.queue.nowMs)) return inBackOff(self, record, container, key);
  const problem = yield* pull(self, record, container, key);
  return problem ?? { image: found(self, record, container, attempt) };
}

function* pull(self: Images, record: PodRecord, container: Container, key: string): Task<WaitingReason | undefined> {
  const { parts, backOffs, running, lastErrors } = self;
  const { context, machines } = parts;
  const image = container.image ?? '';
  const id = containerId(record, container);
  parts.report(record, container, 'Normal', 'Pulling', `Pulling image "${image}"`);
  const finished = createGate();
  let outcome: { error?: string } = {};
  running.set(id, () => {
    context.trace.lead({ kind: 'pull-started', podUid: record.uid, container: container.name, image });
    runTask(context.queue, download(self, image), (result) => {
      outcome = result;
      context.trace.lead({ kind: 'pull-ended', podUid: record.uid, container: container.name, image, ...result });
      machines.send('imagePull', id, result.error === undefined ? 'PULLED' : 'FAILED');
      finished.open();
    });
  });
  const askedAtMs = context.queue.nowMs;
  const before = self.lastPull;
  self.lastPull = finished;
  yield* waitFor(before);
  const startedAtMs = context.queue.nowMs;
  if (!machines.send('imagePull', id, 'PULL')) finished.open();
  yield* waitFor(finished);
  if (outcome.error !== undefined) {
    parts.report(record, container, 'Warning', 'Failed', `Failed to pull image "${image}": ${outcome.error}`);
    backOffs.next(key, context.queue.nowMs, context.queue.nowMs);
    lastErrors.set(key, outcome.error);
    return { reason: 'ErrImagePull', message: outcome.error };
  }
  const took = shortDurationText(context.queue.nowMs - startedAtMs);
  const waited = shortDurationText(context.queue.nowMs - askedAtMs);
  const { sizeBytes } = find(self, record, container, 0);
  const message = `Successfully pulled image "${image}" in ${took} (${waited} including waiting). Image size: ${sizeBytes} bytes.`;
  parts.report(record, container, 'Normal', 'Pulled', message);
  return undefined;
}

function* download(self: Images, image: string): Task<{ error?: string }> {
  const { parts, present } = self;
  yield* sleep(TIMING.resolveImage);
  const name = nameOf(image);
  if (!isInRegistry(parts, name, present)) {
    const error = `failed to pull and unpack image "${name}": failed to resolve image: ${name}: not found`;
    return { error: `rpc error: code = NotFound desc = ${error}` };
  }
  if (!present.has(name)) yield* sleep(parts.images(image).sizeBytes / TIMING.downloadBytesPerMs);
  present.add(name);
  return {};
}

function inBackOff(self: Images, record: PodRecord, container: Container, key: string): WaitingReason {
  const { parts, backOffs, lastErrors } = self;
  const { context, machines } = parts;
  const message = `Back-off pulling image "${container.image ?? ''}"`;
  machines.send('imagePull', containerId(record, container), 'BACK_OFF');
  const delayMs = backOffs.get(key);
  context.trace.lead({
    kind: 'back-off',
    podUid: record.uid,
    container: container.name,
    of: 'image',
    delayMs,
    untilMs: context.queue.nowMs + delayMs,
  });
  parts.report(record, container, 'Normal', 'BackOff', message);
  return { reason: 'ImagePullBackOff', message: `${message}: ErrImagePull: ${lastErrors.get(key) ?? ''}` };
}

function found(self: Images, record: PodRecord, container: Container, attempt: number): CatalogueImage {
  const { context } = self.parts;
  const image = find(self, record, container, attempt);
  if (image.unknown && attempt === 0)
    context.trace.emit({
      kind: 'notice',
      code: 'kubelet.image-unknown',
      podUid: record.uid,
      container: container.name,
      params: { image: container.image ?? '' },
    });
  return image;
}

const presentMessage = (image: string): string =>
  `Container image "${image}" already present on machine and can be accessed by the pod`;

function nameOf(image: string): string {
  const parsed = parseReference(image);
  return 'error' in parsed ? image : parsed.name;
}

/** Without a list the registry has every image but tags that a known repository cannot have. */
function isInRegistry(parts: Parts, name: string, present: ReadonlySet<string>): boolean {
  const { registry } = parts.context.scenario.node ?? {};
  if (registry) return present.has(name) || registry.some((image) => nameOf(image) === name);
  return hasImage(name) !== 'no-such-tag';
}
