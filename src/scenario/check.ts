import { SCENARIO_LIMITS as LIMITS } from './limits';
import type { NodeSpec, OutsideHost, Scenario, Step } from './scenario';

/** Why something is not a scenario. `path` names the place: `steps[2].at`. Codes have sentences in locales. */
export interface ScenarioProblem {
  code: 'not-an-object' | 'wrong-type' | 'too-large' | 'unknown-version' | 'bad-name';
  path: string;
}

type Checked = { ok: true; scenario: Scenario } | { ok: false; problem: ScenarioProblem };

class Refused {
  constructor(readonly problem: ScenarioProblem) {}
}

/**
 * Rebuilds a scenario from data of unknown origin (a link, a file). Only known fields survive; every text, count and
 * time is held to the limits. Never throws.
 */
export function checkScenario(data: unknown): Checked {
  try {
    return { ok: true, scenario: readScenario(asRecord(data, '')) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readScenario(data: Record<string, unknown>): Scenario {
  const kubernetes = String(data.kubernetes ?? '1.36');
  if (kubernetes !== '1.36') throw new Refused({ code: 'unknown-version', path: 'kubernetes' });
  const namespace = data.namespace === undefined ? 'default' : asText(data.namespace, 'namespace', 63);
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(namespace)) throw new Refused({ code: 'bad-name', path: 'namespace' });
  const files = readTexts(data.files ?? {}, 'files', LIMITS.files, LIMITS.fileCharacters);
  const total = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  if (total > LIMITS.totalCharacters) throw new Refused({ code: 'too-large', path: 'files' });
  return {
    kubernetes,
    namespace,
    files,
    steps: asList(data.steps ?? [], 'steps', LIMITS.steps).map((step, index) => readStep(step, `steps[${index}]`)),
    untilMs: asTime(data.untilMs ?? 300_000, 'untilMs'),
    ...(data.title === undefined ? {} : { title: asText(data.title, 'title', 500) }),
    ...(data.hosts === undefined ? {} : { hosts: readHosts(data.hosts) }),
    ...(data.node === undefined ? {} : { node: readNode(asRecord(data.node, 'node')) }),
    ...(data.seed === undefined ? {} : { seed: asWhole(data.seed, 'seed', 2 ** 31) }),
  };
}

function readStep(value: unknown, path: string): Step {
  const data = asRecord(value, path);
  return {
    atMs: asTime(data.atMs ?? 0, `${path}.atMs`),
    run: asText(data.run, `${path}.run`, LIMITS.stepCharacters),
    ...(data.background === true ? { background: true } : {}),
    ...(data.tty === true ? { tty: true } : {}),
    ...(data.timeoutMs === undefined ? {} : { timeoutMs: asTime(data.timeoutMs, `${path}.timeoutMs`) }),
    ...(data.input === undefined
      ? {}
      : {
          input: asList(data.input, `${path}.input`, LIMITS.steps).map((entry, index) => {
            const typed = asRecord(entry, `${path}.input[${index}]`);
            return {
              atMs: asTime(typed.atMs, `${path}.input[${index}].atMs`),
              text: asText(typed.text, `${path}.input[${index}].text`, LIMITS.stepCharacters),
            };
          }),
        }),
  };
}

function readHosts(value: unknown): Record<string, OutsideHost> {
  const hosts: Record<string, OutsideHost> = {};
  const entries = Object.entries(asRecord(value, 'hosts'));
  if (entries.length > LIMITS.hosts) throw new Refused({ code: 'too-large', path: 'hosts' });
  for (const [name, entry] of entries) {
    const data = asRecord(entry, `hosts.${name}`);
    const ports = asList(data.ports ?? [], `hosts.${name}.ports`, 64).map((port) => asWhole(port, 'port', 65_536));
    hosts[name] = {
      address: asText(data.address, `hosts.${name}.address`, 64),
      ...(data.http === undefined
        ? {}
        : { http: readTexts(data.http, `hosts.${name}.http`, LIMITS.files, LIMITS.fileCharacters) }),
      ...(ports.length ? { ports } : {}),
    };
  }
  return hosts;
}

function readNode(data: Record<string, unknown>): NodeSpec {
  const names = (value: unknown, path: string) =>
    asList(value, path, LIMITS.images).map((image, index) => asText(image, `${path}[${index}]`, 512));
  return {
    ...(data.images === undefined ? {} : { images: names(data.images, 'node.images') }),
    ...(data.registry === undefined ? {} : { registry: names(data.registry, 'node.registry') }),
    ...(data.cpu === undefined ? {} : { cpu: asText(data.cpu, 'node.cpu', 32) }),
    ...(data.memory === undefined ? {} : { memory: asText(data.memory, 'node.memory', 32) }),
  };
}

function readTexts(value: unknown, path: string, most: number, characters: number): Record<string, string> {
  const entries = Object.entries(asRecord(value, path));
  if (entries.length > most) throw new Refused({ code: 'too-large', path });
  return Object.fromEntries(entries.map(([name, text]) => [name, asText(text, `${path}.${name}`, characters)]));
}

function asRecord(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused({ code: 'not-an-object', path });
  return value as Record<string, unknown>;
}

function asList(value: unknown, path: string, most: number): unknown[] {
  if (!Array.isArray(value)) throw new Refused({ code: 'wrong-type', path });
  if (value.length > most) throw new Refused({ code: 'too-large', path });
  return value;
}

function asText(value: unknown, path: string, most: number): string {
  if (typeof value !== 'string') throw new Refused({ code: 'wrong-type', path });
  if (value.length > most) throw new Refused({ code: 'too-large', path });
  return value;
}

function asWhole(value: unknown, path: string, below: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Refused({ code: 'wrong-type', path });
  if (value >= below) throw new Refused({ code: 'too-large', path });
  return value;
}

const asTime = (value: unknown, path: string) => asWhole(value, path, LIMITS.untilMs + 1);
