/** DNS names as the stage reads them. */
import type { DnsQuery } from '../../engine/run';

export interface ServiceSlot {
  readonly namespace: string;
  readonly name: string;
}

/** Reverse look-ups of the server's own address are a habit of nslookup; they decide nothing. */
export const isShown = ({ name, type }: DnsQuery): boolean => !(type === 'PTR' && name.endsWith('.in-addr.arpa'));

const bare = (name: string): string => name.replace(/\.$/, '');

/** The labels that all names begin with: what was asked for before suffixes were tried. */
export function commonBase(names: readonly string[]): string {
  const [first = '', ...rest] = names.map((name) => bare(name).split('.'));
  if (first === '') return '';
  let length = first.length;
  for (const labels of rest) {
    let same = 0;
    while (same < length && labels[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length).join('.');
}

/** `mydb.default.svc.cluster.local` → the Service that it would name. Undefined for any other name. */
export function serviceOf(name: string): ServiceSlot | undefined {
  const labels = name.replace(/\.$/, '').split('.');
  const [service, namespace, ...rest] = labels;
  if (!service || !namespace || rest.join('.') !== 'svc.cluster.local') return undefined;
  return { namespace, name: service };
}

/** What nobody but the cluster's DNS can know: its own zone, and names without a dot. */
export const isClusterName = (name: string): boolean => /^[^.]+\.?$|\.cluster\.local\.?$/.test(name);
