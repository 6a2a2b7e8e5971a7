/** `auth can-i`, `auth whoami`. Origin: kubectl pkg/cmd/auth. */
import type { NonResourceAttributes, ResourceAttributes } from '../../api/access';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { boolFlag, type FlagSpec, type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { ruleRows } from '../printers/policyRules';
import { alignTabs, TABLE_LAYOUT } from '../printers/tabwriter';
import { findResource } from '../resources/mapping';
import { allNamespacesFlag } from '../resources/select';
import { notSimulated } from './notSimulated';

const canIFlags: readonly FlagSpec[] = [
  { ...allNamespacesFlag, usage: 'If true, check the specified action in all namespaces.' },
  boolFlag('list', 'If true, prints all allowed actions.'),
  boolFlag('no-headers', 'If true, prints allowed actions without headers'),
  boolFlag('quiet', 'If true, suppress output and just return the exit code.', { short: 'q' }),
  textFlag('subresource', 'SubResource such as pod/log or deployment/scale'),
];

export const authCommand: Command = {
  name: 'auth',
  use: 'auth [flags] [options]',
  short: 'Inspect authorization',
  flags: [],
  subcommands: [
    {
      name: 'can-i',
      use: 'can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL] [options]',
      short: 'Check whether an action is allowed',
      flags: canIFlags,
      run: runCanI,
    },
    notSimulated(
      'reconcile',
      'reconcile -f FILENAME [options]',
      'Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects',
      'use kubectl apply -f',
      'auth ',
    ),
    {
      name: 'whoami',
      use: 'whoami [options]',
      short: 'Experimental: Check self subject attributes',
      flags: [],
      run: runWhoAmI,
    },
  ],
};

function* runCanI(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (flags.bool('list')) return yield* runList(cli, args, flags);
  const [verb, type] = args;
  if (verb === undefined || type === undefined || args.length > 2)
    return yield* cli.failText(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  const everywhere = flags.bool('all-namespaces');
  const subresource = flags.text('subresource');
  if (type.startsWith('/') && subresource !== '')
    return yield* cli.failText('--subresource can not be used with NonResourceURL');
  const { asked, warnings } = type.startsWith('/')
    ? urlAsked(verb, type)
    : resourceAsked(cli, verb, type, everywhere, subresource);
  for (const warning of warnings) yield* cli.error(`Warning: ${warning}\n`);
  if (flags.bool('no-headers')) return yield* cli.failText('--no-headers cannot be set without --list specified');
  const { allowed, reason } = cli.client.access.mayI(asked);
  if (!flags.bool('quiet')) yield* cli.out(allowed ? 'yes\n' : `no${reason === '' ? '' : ` - ${reason}`}\n`);
  return allowed ? 0 : 1;
}

const VERBS = new Set(
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'.split(
    ' ',
  ),
);
const URL_VERBS = new Set('get put post head options delete patch *'.split(' '));
/** Kinds that the server authorizes and does not list: what `impersonate` is about. */
const UNLISTED = new Set(['users', 'groups']);

interface Question {
  asked: ResourceAttributes | NonResourceAttributes;
  warnings: readonly string[];
}

const urlAsked = (verb: string, path: string): Question => ({
  asked: { verb, path },
  warnings: URL_VERBS.has(verb) ? [] : [`verb '${verb}' is not a known verb`],
});

/** Models auth/cani.go Complete, Validate and resourceFor. */
function resourceAsked(cli: Cli, verb: string, typed: string, everywhere: boolean, subresource: string): Question {
  const slash = typed.indexOf('/');
  const type = slash < 0 ? typed : typed.slice(0, slash);
  const name = slash < 0 ? '' : typed.slice(slash + 1);
  const found = type === '*' ? undefined : findResource(cli.client, type);
  const warnings: string[] = [];
  const inGroup = (group: string): string => (group === '' ? '' : ` in group '${group}'`);
  if (type !== '*' && !found && !UNLISTED.has(type)) {
    const [plural = '', ...group] = type.toLowerCase().split('.');
    warnings.push(`the server doesn't have a resource type '${plural}'${inGroup(group.join('.'))}`);
  }
  if (!everywhere) {
    if (found && !found.namespaced)
      warnings.push(`resource '${found.name}' is not namespace scoped${inGroup(found.group)}`);
    if (!VERBS.has(verb)) warnings.push(`verb '${verb}' is not a known verb`);
  }
  const asked = {
    verb,
    group: found?.group ?? '',
    resource: found?.name ?? type,
    ...(subresource === '' ? {} : { subresource }),
    ...(everywhere ? {} : { namespace: cli.namespace }),
    ...(name === '' ? {} : { name }),
  };
  return { asked, warnings };
}

function* runList(cli: Cli, args: readonly string[], flags: FlagValues): Blocking<number> {
  if (args.length > 0) return yield* cli.failText('list option must be specified with no arguments');
  if (flags.bool('quiet') || flags.bool('all-namespaces') || flags.text('subresource') !== '')
    return yield* cli.failText(
      "list option can't be specified with neither quiet, all-namespaces nor subresource options",
    );
  const rows = ruleRows(cli.client.access.rulesIn(cli.namespace));
  const head = flags.bool('no-headers') ? [] : [['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']];
  yield* cli.out(alignTabs(rowsText([...head, ...rows]), TABLE_LAYOUT));
  return 0;
}

const rowsText = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join('\t')}\n`).join('');

/** Models auth/whoami.go printTableSelfSubjectAccessReview. */
function* runWhoAmI(cli: Cli): Blocking<number> {
  const { username, uid = '', groups, extra = {} } = cli.client.access.user;
  const rows = [
    ['ATTRIBUTE', 'VALUE'],
    ['Username', username],
    ...(uid === '' ? [] : [['UID', uid]]),
    ...(groups.length > 0 ? [['Groups', `[${groups.join(' ')}]`]] : []),
    ...Object.entries(extra)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, values]) => [`Extra: ${key}`, `[${values.join(' ')}]`]),
  ];
  yield* cli.out(alignTabs(rowsText(rows), TABLE_LAYOUT));
  return 0;
}
