/** `kubectl create quota`, `create poddisruptionbudget` and `create secret tls`: what they make of flags. */
import { encodeBase64Text } from '../../api/base64';
import { canonicalQuantity, parseQuantity } from '../../api/quantity';
import { isErrno } from '../../process/errno';
import type { Cli } from '../cli';
import { failed, type Outcome } from '../failure';
import { type FlagValues, textFlag } from '../flags/flags';
import type { JsonObject } from '../resources/json';
import type { Creation } from './creation';

const DRY = '[--dry-run=server|client|none] [options]';

export const budgetCreation: Creation = {
  name: 'poddisruptionbudget',
  aliases: ['pdb'],
  use: `poddisruptionbudget NAME --selector=SELECTOR --min-available=N ${DRY}`,
  short: 'Create a pod disruption budget with the specified name',
  flags: [
    textFlag('min-available', 'The minimum number or percentage of available pods this budget requires.'),
    textFlag('max-unavailable', 'The maximum number or percentage of unavailable pods this budget requires.'),
    textFlag(
      'selector',
      'A label selector to use for this budget. Only equality-based selector requirements are supported.',
    ),
  ],
  build: (_cli, name, flags) => buildBudget(name, flags),
};

/** Models create_pdb.go Validate and createPodDisruptionBudgets. */
function buildBudget(name: string, flags: FlagValues): Outcome<JsonObject> {
  const amounts: JsonObject = {};
  if (flags.text('selector') === '') return failed('a selector must be specified');
  const given = BUDGET_FLAGS.filter(([flag]) => flags.text(flag) !== '');
  if (given.length === 0) return failed('one of min-available or max-unavailable must be specified');
  if (given.length > 1) return failed('min-available and max-unavailable cannot be both specified');
  for (const [flag, field] of given) {
    const text = flags.text(flag);
    if (!/^[0-9]+%?$/.test(text)) return failed(`invalid format specified for ${flag}`);
    amounts[field] = text.endsWith('%') ? text : Number(text);
  }
  const matchLabels = Object.fromEntries(
    flags
      .text('selector')
      .split(',')
      .map((pair) => pair.split(/==?(.*)/s).slice(0, 2)),
  );
  const status = { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 };
  const head = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name } };
  return { ok: true, value: { ...head, spec: { ...amounts, selector: { matchLabels } }, status } };
}

const BUDGET_FLAGS = [
  ['min-available', 'minAvailable'],
  ['max-unavailable', 'maxUnavailable'],
] as const;

export const quotaCreation: Creation = {
  name: 'quota',
  aliases: ['resourcequota'],
  use: `quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] ${DRY}`,
  short: 'Create a quota with the specified name',
  flags: [
    textFlag('hard', 'A comma-delimited set of resource=quantity pairs that define a hard limit.'),
    textFlag('scopes', 'A comma-delimited set of quota scopes that must all match each object tracked by the quota.'),
  ],
  build(_cli, name, flags) {
    const hard = resourceAmounts(flags.text('hard'));
    if (!hard.ok) return hard;
    const scopes = flags.text('scopes') === '' ? [] : flags.text('scopes').split(',');
    const spec = {
      ...(Object.keys(hard.value).length > 0 ? { hard: hard.value } : {}),
      ...(scopes.length > 0 ? { scopes } : {}),
    };
    return { ok: true, value: { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name }, spec, status: {} } };
  },
};

/** `cpu=1,memory=1Gi`. Models create_quota.go populateResourceListV1. */
export function resourceAmounts(text: string): Outcome<JsonObject> {
  const hard: Record<string, string> = {};
  for (const pair of text === '' ? [] : text.split(',')) {
    const parts = pair.split('=');
    const [resource = '', amount = ''] = parts;
    if (parts.length !== 2) return failed(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
    const parsed = parseQuantity(amount);
    if (!parsed.ok) return failed(parsed.error);
    hard[resource] = canonicalQuantity(amount);
  }
  return { ok: true, value: hard };
}

/** What the certificate says is not looked at, nor whether the key is its own: only that both are PEM. */
export const tlsCreation: Creation = {
  name: 'tls',
  use: `tls NAME --cert=path/to/cert/file --key=path/to/key/file ${DRY}`,
  short: 'Create a TLS secret',
  flags: [
    textFlag('cert', 'Path to PEM encoded public key certificate.'),
    textFlag('key', 'Path to private key associated with given certificate.'),
  ],
  build(cli, name, flags) {
    if (flags.text('key') === '' || flags.text('cert') === '') return failed('key and cert must be specified');
    const certificate = readFlagFile(cli, flags, 'cert');
    if (!certificate.ok) return certificate;
    const key = readFlagFile(cli, flags, 'key');
    if (!key.ok) return key;
    for (const [text, what] of [
      [certificate.value, 'certificate'],
      [key.value, 'key'],
    ])
      if (!text?.includes('-----BEGIN ')) return failed(`tls: failed to find any PEM data in ${what} input`);
    const data = { 'tls.crt': encodeBase64Text(certificate.value), 'tls.key': encodeBase64Text(key.value) };
    const secret = { apiVersion: 'v1', data, kind: 'Secret', metadata: { name }, type: 'kubernetes.io/tls' };
    return { ok: true, value: secret };
  },
};

/** Models create_secret_tls.go readFile. */
function readFlagFile(cli: Cli, flags: FlagValues, flag: string): Outcome<string> {
  const path = flags.text(flag);
  try {
    return { ok: true, value: cli.process.readFile(path) };
  } catch (error) {
    if (!isErrno(error)) throw error;
    return failed(`Cannot read file ${path}, open ${path}: ${error.message.toLowerCase()}`);
  }
}
