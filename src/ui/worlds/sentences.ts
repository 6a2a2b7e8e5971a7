import type { Sentence } from '../../projection/sentence';
import type { Divergence } from '../../projection/worlds/divergence';
import type { TextTools } from '../text/TextContext';
import { formatMoment } from '../text/time';

/** One sentence: what differs, and in which worlds it is what. */
export function divergenceText(divergence: Divergence, names: readonly Sentence[], { textOf }: TextTools): string {
  const byValue = new Map<string, string[]>();
  for (const [index, value] of divergence.values.entries()) {
    const name = names[index];
    if (!name) continue;
    const list = byValue.get(value) ?? [];
    list.push(textOf(name.code, name.params));
    byValue.set(value, list);
  }
  const comma = textOf('worlds.comma');
  const values = [...byValue].map(([value, worlds]) =>
    textOf('worlds.value', { value: value === '' ? textOf('worlds.absent') : value, worlds: worlds.join(comma) }),
  );
  const { atMs, pod, of, container = '' } = divergence;
  return textOf(`worlds.differ.${of}`, { at: formatMoment(atMs), pod, container, values: values.join(comma) });
}

/** Which of three or more worlds go the same way, or undefined if none do, or all. */
export function alikeText(
  twins: readonly number[],
  names: readonly Sentence[],
  { textOf }: TextTools,
): string | undefined {
  const groups = twins.map((twin) => names.filter((_, index) => twins[index] === twin));
  const group = groups.find((list) => list.length > 1 && list.length < names.length);
  if (!group) return undefined;
  return textOf('worlds.alike', {
    worlds: group.map(({ code, params }) => textOf(code, params)).join(textOf('worlds.comma')),
  });
}
