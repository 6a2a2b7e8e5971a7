/** The same scenario with its Services created before or after its Pods: documents and commands are moved, not changed. */
import type { Scenario, Step } from '../../scenario/scenario';
import { isManifest, kindOf, objectsIn, podSpecsIn } from './podSpecs';

/** How long after the Pods the Services come where the scenario itself does not create them later. */
export const LATER_MS = 20_000;
const AHEAD_MS = 90_000;

export interface ServiceOrders {
  readonly before: Scenario;
  readonly after: Scenario;
  /** How long after the Pods the Services come in `after`. */
  readonly laterMs: number;
}

/** Undefined where there is nothing to move: no Service, no Pod, or commands that cannot be taken apart. */
export function serviceOrders(original: Scenario): ServiceOrders | undefined {
  const scenario = withServicesApart(original);
  const files = Object.entries(scenario.files).filter(([name]) => isManifest(name));
  const services = new Set(files.filter(([, text]) => onlyServices(text)).map(([name]) => name));
  const workloads = new Set(files.filter(([, text]) => podSpecsIn(text).length > 0).map(([name]) => name));
  if (services.size === 0) return undefined;
  const first = scenario.steps.find((step) => filesOf(step.run)?.some((file) => workloads.has(file)));
  if (!first) return undefined;

  const ownMs = scenario.steps.find((step) => filesOf(step.run)?.some((file) => services.has(file)))?.atMs;
  const laterMs = ownMs !== undefined && ownMs > first.atMs ? ownMs - first.atMs : LATER_MS;
  const rest = scenario.steps.flatMap((step) => withoutFiles(step, services) ?? []);
  const create = (atMs: number): Step => ({
    atMs,
    run: `kubectl apply ${[...services].map((file) => `-f ${file}`).join(' ')}`,
  });
  const afterMs = first.atMs + laterMs;
  const later = rest.filter((step) => step.atMs >= afterMs);
  return {
    laterMs,
    before: { ...scenario, steps: [create(first.atMs), ...rest] },
    after: {
      ...scenario,
      steps: [...rest.filter((step) => step.atMs < afterMs), create(afterMs), ...later],
      untilMs: Math.max(scenario.untilMs, afterMs + AHEAD_MS),
    },
  };
}

const isService = (object: Readonly<Record<string, unknown>>): boolean => kindOf(object) === 'Service';

function onlyServices(text: string): boolean {
  const objects = objectsIn(text);
  return objects.length > 0 && objects.every(({ object }) => isService(object));
}

/** Services that share a file with Pods get a file of their own; steps apply it together with the other one. */
function withServicesApart(scenario: Scenario): Scenario {
  const files: Record<string, string> = { ...scenario.files };
  const parts = new Map<string, string>();
  for (const [name, text] of Object.entries(scenario.files)) {
    if (!isManifest(name) || onlyServices(text)) continue;
    const documents = new Map(objectsIn(text).map(({ document, path, object }) => [document, { path, object }]));
    const kept: string[] = [];
    const moved: string[] = [];
    for (const [document, { path, object }] of documents) {
      (path.length === 0 && isService(object) ? moved : kept).push(withLineBreak(document.text));
    }
    if (moved.length === 0 || kept.length === 0) continue;
    const own = freeName(files, name);
    parts.set(name, own);
    files[name] = kept.join('---\n');
    files[own] = moved.join('---\n');
  }
  if (parts.size === 0) return scenario;
  const steps = scenario.steps.map((step) => {
    const added = filesOf(step.run)?.flatMap((file) => parts.get(file) ?? []) ?? [];
    return added.length > 0 ? { ...step, run: `${step.run} ${added.map((file) => `-f ${file}`).join(' ')}` } : step;
  });
  return { ...scenario, files, steps };
}

const withLineBreak = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

function freeName(files: Readonly<Record<string, string>>, beside: string): string {
  for (let number = 1; ; number++) {
    const name = beside.replace(/\.\w+$/, `-services${number > 1 ? number : ''}.yaml`);
    if (!(name in files)) return name;
  }
}

/** The files of `kubectl apply|create -f A -f B`; undefined for every other command, and for what a shell would combine. */
export function filesOf(run: string): readonly string[] | undefined {
  return words(run)?.flatMap(({ file }) => (file === undefined ? [] : [file]));
}

function words(run: string): readonly { text: string; file?: string }[] | undefined {
  if (/[;&|<>()`$'"\\\n]/.test(run)) return undefined;
  const all = run.trim().split(/\s+/);
  if (all[0] !== 'kubectl' || (all[1] !== 'apply' && all[1] !== 'create')) return undefined;
  const found: { text: string; file?: string }[] = [];
  for (let index = 0; index < all.length; index++) {
    const word = all[index] ?? '';
    const next = all[index + 1];
    const glued = /^(?:-f=?|--filename=)(.+)$/.exec(word)?.[1];
    if ((word === '-f' || word === '--filename') && next !== undefined) {
      found.push(...filesIn(next).map((file) => ({ text: `-f ${file}`, file })));
      index++;
    } else if (glued !== undefined) found.push(...filesIn(glued).map((file) => ({ text: `-f ${file}`, file })));
    else found.push({ text: word });
  }
  return found;
}

const filesIn = (list: string): readonly string[] => list.split(',').map((file) => file.replace(/^\.\//, ''));

/** The command without some of its files; undefined if none is left. */
function withoutFiles(step: Step, dropped: ReadonlySet<string>): Step | undefined {
  const all = words(step.run);
  if (!all?.some(({ file }) => file !== undefined && dropped.has(file))) return step;
  const kept = all.filter(({ file }) => file === undefined || !dropped.has(file));
  return kept.some(({ file }) => file !== undefined)
    ? { ...step, run: kept.map(({ text }) => text).join(' ') }
    : undefined;
}
