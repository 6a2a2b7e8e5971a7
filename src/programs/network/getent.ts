import type { Blocking, Process, Program } from '../../process/types';
import { getopt } from './getopt';
import { readHosts } from './hosts';
import { readOptional } from './optionalFile';
import { isAddress, lookUp, reverseLookUp, usesMusl } from './resolver';

const HELP = "Try `getent --help' or `getent --usage' for more information.\n";
const MUSL_USAGE =
  'Usage: getent database [key ...]\n\tdatabase may be one of:\n\t\tethers group hosts ahosts ahostsv4 ahostsv6 networks\n' +
  '\t\tpasswd protocols services shadow shells';
/** Databases that are files of lines here: how their fields are divided. */
const FILES: Readonly<Record<string, RegExp>> = {
  passwd: /:/,
  group: /:/,
  shadow: /:/,
  gshadow: /:/,
  services: /\s+/,
  protocols: /\s+/,
  networks: /\s+/,
};
const NOT_FOUND = 2;

/** One host as the database has it: an address and its names, the canonical one first. */
interface Entry {
  address: string;
  names: readonly string[];
}

/** getent of glibc, or the one that Alpine ships for musl. Exit 2 for a key that is not found. */
export const getent: Program = function* (process, argv): Blocking<number> {
  const musl = usesMusl(process);
  const options = getopt(argv.slice(1), 's:i', { long: { service: 's', 'no-idn': 'i' } });
  const [database, ...keys] = options.operands;
  const isHosts = database !== undefined && /^(hosts|ahosts|ahostsv4|ahostsv6)$/.test(database);
  if (database === undefined || (!isHosts && !Object.hasOwn(FILES, database))) {
    const wrong = database === undefined ? '' : `getent: Unknown database \`${database}': No error information\n`;
    if (musl) yield* process.error(wrong + MUSL_USAGE);
    else {
      yield* process.error(
        database === undefined ? 'getent: wrong number of arguments' : `Unknown database: ${database}`,
      );
      yield* process.write(1, HELP);
    }
    return 1;
  }
  if (!isHosts) return yield* fromFile(process, database, keys);
  if (keys.length === 0) return yield* listHosts(process);
  let status = 0;
  for (const key of keys) {
    const isLocal = options.value('s') === 'files';
    const text =
      database === 'hosts'
        ? (yield* hostEntries(process, key, isLocal)).map((entry) => line(process, entry)).join('')
        : yield* sockets(process, key, database === 'ahostsv6');
    if (text === '') status = NOT_FOUND;
    // glibc's goes on with the next key, musl's stops.
    if (text === '' && musl) break;
    yield* process.write(1, text);
  }
  return status;
};

const line = (process: Process, { address, names }: Entry): string =>
  usesMusl(process)
    ? `${address.padEnd(16)}  ${names[0]}  ${names.join(' ')}\n`
    : `${address.padEnd(15)} ${names.join(' ')}\n`;

/** glibc shows IPv6 loopback as the IPv4 one when it lists all. musl cannot list. */
function* listHosts(process: Process): Blocking<number> {
  if (usesMusl(process)) return 0;
  const entries = readHosts(process).map(({ address, names }) => ({
    address: address === '::1' ? '127.0.0.1' : address,
    names,
  }));
  yield* process.write(1, entries.map((entry) => line(process, entry)).join(''));
  return 0;
}

function* hostEntries(process: Process, key: string, isLocal: boolean): Blocking<readonly Entry[]> {
  const musl = usesMusl(process);
  if (isAddress(key)) {
    const known = readHosts(process).find(({ address }) => address === key);
    if (known) return [known];
    const name = isLocal ? undefined : yield* reverseLookUp(process, key);
    if (name !== undefined) return [{ address: key, names: [name] }];
    return musl ? [{ address: key, names: [key] }] : [];
  }
  const wanted = key.toLowerCase();
  const local = readHosts(process).filter(({ names }) => names.some((name) => name.toLowerCase() === wanted));
  const chosen = local.find(({ address }) => address.includes(':')) ?? local[0];
  if (chosen) return [musl ? { ...chosen, names: [chosen.names[0] ?? key] } : chosen];
  if (isLocal) return [];
  // Names are asked for by family, IPv6 first, each through the whole search list.
  for (const family of ['AAAA', 'A'] as const) {
    const found = yield* lookUp(process, key, [family]);
    if (!found.found) continue;
    const alias = musl ? key : found.askedName;
    const names = [found.canonicalName, ...(alias === found.canonicalName ? [] : [alias])];
    const addresses = musl ? found.addresses.slice(0, 1) : found.addresses;
    return addresses.map((address) => ({ address, names }));
  }
  return [];
}

/** A line for each kind of socket. glibc names the host once, musl always and without raw sockets. */
function* sockets(process: Process, key: string, isIpv6: boolean): Blocking<string> {
  const found = yield* lookUp(process, key, isIpv6 ? ['AAAA'] : undefined);
  if (!found.found || (isIpv6 && !found.addresses.some((address) => address.includes(':')))) return '';
  const musl = usesMusl(process);
  const kinds = musl ? ['STREAM', 'DGRAM'] : ['STREAM', 'DGRAM', 'RAW'];
  return found.addresses
    .flatMap((address, index) =>
      kinds.map((kind) => {
        const name = musl || (index === 0 && kind === 'STREAM') ? found.canonicalName : '';
        return `${address.padEnd(15)} ${kind.padEnd(6)} ${name}\n`;
      }),
    )
    .join('');
}

function* fromFile(process: Process, database: string, keys: readonly string[]): Blocking<number> {
  const divider = FILES[database] ?? /:/;
  const entries = readOptional(process, `/etc/${database}`)
    .split('\n')
    .map((text) => text.replace(/#.*/, '').trim())
    .filter(Boolean);
  const shown = (text: string) => {
    if (divider.source === ':') return `${text}\n`;
    const [name = '', number = '', ...aliases] = text.split(divider);
    return `${[name.padEnd(21), number, ...aliases].join(' ')}\n`;
  };
  let status = 0;
  for (const key of keys.length > 0 ? keys : [undefined]) {
    const matches = entries.filter((text) => key === undefined || isKeyOf(text.split(divider), key, database));
    if (key !== undefined && matches.length === 0) status = NOT_FOUND;
    yield* process.write(1, (key === undefined ? matches : matches.slice(0, 1)).map(shown).join(''));
  }
  return status;
}

/** Name, number or, for services, `80/tcp`. */
function isKeyOf(fields: readonly string[], key: string, database: string): boolean {
  const [name, number = ''] = fields;
  if (database !== 'services') return key === name || key === fields[database === 'protocols' ? 1 : 2];
  const [wanted, protocol] = key.split('/');
  const [port, ownProtocol] = number.split('/');
  const isNamed = wanted === name || wanted === port || fields.slice(2).includes(wanted ?? '');
  return isNamed && (protocol === undefined || protocol === ownProtocol);
}
