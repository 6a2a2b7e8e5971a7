/** Which taints a node has after a change. Models kubectl/pkg/cmd/taint/utils.go. */
import type { NodeObject } from '../../api/core';
import { labelValueProblems, qualifiedNameProblems } from '../../manifest/validate/names';
import { failed, type Outcome } from '../failure';

export interface Taint {
  key: string;
  value?: string;
  /** '' for a removal of all effects. */
  effect: string;
}

export interface TaintChanges {
  added: readonly Taint[];
  removed: readonly Taint[];
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** `key=value:effect`, `key:effect`, and with a dash behind `key:effect-`, `key-`. What is wrong with it if it is text. */
export function parseTaints(words: readonly string[]): TaintChanges | string {
  const added: Taint[] = [];
  const removed: Taint[] = [];
  for (const word of words) {
    const isRemoval = word.endsWith('-');
    const taint = parseTaint(isRemoval ? word.slice(0, -1) : word);
    if (typeof taint === 'string') return taint;
    if (isRemoval) {
      removed.push({ key: taint.key, effect: taint.effect });
      continue;
    }
    if (taint.effect === '') return `invalid taint spec: ${word}`;
    if (added.some((other) => isSame(other, taint)))
      return `duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`;
    added.push(taint);
  }
  return { added, removed };
}

function parseTaint(text: string): Taint | string {
  const [head = '', effect, ...rest] = text.split(':');
  if (rest.length > 0) return `invalid taint spec: ${text}`;
  if (effect !== undefined && !EFFECTS.includes(effect))
    return `invalid taint effect: ${effect}, unsupported taint effect`;
  const [key = '', value, ...more] = effect === undefined ? [head] : head.split('=');
  if (more.length > 0) return `invalid taint spec: ${text}`;
  const problems = value === undefined ? [] : labelValueProblems(value);
  const wrong = problems.length > 0 ? problems : qualifiedNameProblems(key);
  if (wrong.length > 0) return `invalid taint spec: ${text}, ${wrong.join('; ')}`;
  return { key, ...(value ? { value } : {}), effect: effect ?? '' };
}

const isSame = (a: Taint, b: Taint): boolean => a.key === b.key && a.effect === b.effect;

/** What was there and what is new, without what goes; and the word for it. */
export function reorganize(
  node: NodeObject,
  { added, removed }: TaintChanges,
  overwrite: boolean,
): Outcome<{ taints: Taint[]; operation: string }> {
  const old = node.spec.taints ?? [];
  const clashes = added.filter((taint) => old.some((other) => isSame(other, taint))).map(({ key }) => key);
  if (!overwrite && clashes.length > 0)
    return failed(
      `node ${node.metadata.name} already has ${clashes.join(',')} taint(s) with same effect(s) and --overwrite is false`,
    );
  let taints: Taint[] = [...added, ...old.filter((other) => !added.some((taint) => isSame(other, taint)))];
  const hasAdded = taints.length !== old.length;
  const missing: string[] = [];
  let hasRemoved = false;
  for (const taint of removed) {
    const left = taints.filter((other) => (taint.effect === '' ? other.key !== taint.key : !isSame(other, taint)));
    hasRemoved = left.length !== taints.length;
    if (!hasRemoved)
      missing.push(`taint "${taint.effect === '' ? taint.key : `${taint.key}:${taint.effect}`}" not found`);
    taints = left;
  }
  if (missing.length === 1) return failed(missing[0] ?? '');
  // Of several, the client prints each as it is.
  if (missing.length > 1) return { ok: false, error: { kind: 'verbatim', text: missing.join('\n') } };
  const operation = (hasAdded && hasRemoved) || overwrite ? 'modified' : hasAdded ? 'tainted' : 'untainted';
  return { ok: true, value: { taints, operation } };
}
