/** `10.96.0.10` → `10.0.96.10.in-addr.arpa`, IPv6 nibble by nibble. */
export function reverseName(address: string): string {
  if (!address.includes(':')) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => (part ? part.split(':') : []);
  const missing = address.includes('::') ? 8 - groups(head).length - groups(tail).length : 0;
  const all = [...groups(head), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...groups(tail)];
  const nibbles = all.map((group) => group.padStart(4, '0')).join('');
  return `${[...nibbles].reverse().join('.')}.ip6.arpa`;
}

/** `10.0.0.1:80`, `[::1]:80`. */
export const hostPort = (address: string, port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const PORTS: Readonly<Record<string, number>> = {
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  imap2: 143,
  ldap: 389,
  https: 443,
  mysql: 3306,
  postgresql: 5432,
  amqp: 5672,
  redis: 6379,
};

/** A number or a name of /etc/services. Undefined if it is neither. */
export function parsePort(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= 65535 ? Number(text) : undefined;
  return Object.hasOwn(PORTS, text) ? PORTS[text] : undefined;
}

/** The service name of a port as getservbyport(3) gives it, for tools that print it. */
export const serviceName = (port: number): string | undefined =>
  Object.keys(PORTS).find((name) => PORTS[name] === port);
