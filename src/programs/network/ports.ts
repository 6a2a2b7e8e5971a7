import type { Process } from '../../process/types';
import { usesMusl } from './resolver';

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

/** Alpine brings /etc/services, Debian's and busybox's own images do not. */
const knowsServices = (process: Process): boolean => usesMusl(process) || process.exists('/etc/services');

/** A number or a name of /etc/services. Undefined if it is neither. */
export function parsePort(process: Process, text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= 65535 ? Number(text) : undefined;
  return Object.hasOwn(PORTS, text) && knowsServices(process) ? PORTS[text] : undefined;
}

/** The service name of a port as getservbyport(3) gives it, for tools that print it. */
export const serviceName = (process: Process, port: number): string | undefined =>
  knowsServices(process) ? Object.keys(PORTS).find((name) => PORTS[name] === port) : undefined;
