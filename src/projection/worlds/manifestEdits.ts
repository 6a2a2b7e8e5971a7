/** Small changes to a manifest's text that leave everything else as it was written: comments, order, quotes. */
import { isMap } from 'yaml';
import { isRecord } from '../../api/json';
import { keyRangeOf, rangeOf } from '../../manifest';
import { nodeAt } from '../../manifest/yaml/ranges';
import { type PodSpecPlace, podSpecsIn } from './podSpecs';

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The restartPolicy of every Pod. Templates keep theirs: a controller's Pods may not choose. */
export function withRestartPolicy(text: string, policy: RestartPolicy): string {
  const edits = podSpecsIn(text)
    .filter(({ kind, spec }) => kind === 'Pod' && (spec.restartPolicy ?? 'Always') !== policy)
    .flatMap((place) => policyEdit(text, place, policy) ?? []);
  return applyEdits(text, edits);
}

/** The restartPolicy that Pods of a text have; undefined if it holds none. */
export function restartPolicyOf(text: string): string | undefined {
  const pod = podSpecsIn(text).find(({ kind }) => kind === 'Pod');
  return pod && String(pod.spec.restartPolicy ?? 'Always');
}

function policyEdit(text: string, { document, path, spec }: PodSpecPlace, policy: string): Edit | undefined {
  if ('restartPolicy' in spec) {
    // An empty value has no range of its own: it is put behind the key's colon.
    if (spec.restartPolicy === null) {
      const { end } = keyRangeOf(document, [...path, 'restartPolicy']);
      const colon = text.indexOf(':', end);
      return colon < 0 ? undefined : { start: colon + 1, end: colon + 1, text: ` ${policy}` };
    }
    return { ...rangeOf(document, [...path, 'restartPolicy']), text: policy };
  }
  const node = nodeAt(document, path)?.node;
  const starts = Object.keys(spec).map((key) => keyRangeOf(document, [...path, key]).start);
  if (starts.length === 0) return undefined;
  const start = Math.min(...starts);
  if (isMap(node) && node.flow) return { start, end: start, text: `restartPolicy: ${policy}, ` };
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { start, end: start, text: `restartPolicy: ${policy}${lineBreak}${' '.repeat(column)}` };
}

/** `busybox`, `busybox:1.28`, `docker.io/library/busybox:1.36`: not another repository that ends in the word. */
const BUSYBOX = /^(?:(?:index\.)?docker\.io\/)?(?:library\/)?busybox(?::([\w.-]{1,128}))?(?:@[\w:+.-]{1,200})?$/;

/** The tag of a busybox image, `latest` without one; undefined for any other image. */
export function busyboxTag(image: unknown): string | undefined {
  const match = typeof image === 'string' ? BUSYBOX.exec(image) : null;
  return match ? (match[1] ?? 'latest') : undefined;
}

/** The tags of busybox in use, each once. */
export function busyboxTagsIn(text: string): readonly string[] {
  const tags = podSpecsIn(text).flatMap(({ spec }) => containersOf(spec).map(({ image }) => busyboxTag(image)));
  return [...new Set(tags.filter((tag) => tag !== undefined))];
}

/** Every container that runs busybox runs it in this version. */
export function withBusybox(text: string, tag: string): string {
  const edits = podSpecsIn(text).flatMap(({ document, path, spec }) =>
    containersOf(spec)
      .filter(({ image }) => (busyboxTag(image) ?? tag) !== tag)
      .map(({ at }) => ({ ...rangeOf(document, [...path, ...at, 'image']), text: `busybox:${tag}` })),
  );
  return applyEdits(text, edits);
}

function containersOf(spec: PodSpecPlace['spec']): readonly { at: readonly (string | number)[]; image: unknown }[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((list) => {
    const containers = spec[list];
    if (!Array.isArray(containers)) return [];
    return containers.flatMap((container: unknown, index) =>
      isRecord(container) ? [{ at: [list, index], image: container.image }] : [],
    );
  });
}

/** Two aliases of one anchor ask for the same edit twice: it is made once. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  let changed = text;
  let before = Number.POSITIVE_INFINITY;
  for (const { start, end, text: inserted } of [...edits].sort((a, b) => b.start - a.start)) {
    if (start >= before) continue;
    changed = changed.slice(0, start) + inserted + changed.slice(end);
    before = start;
  }
  return changed;
}
