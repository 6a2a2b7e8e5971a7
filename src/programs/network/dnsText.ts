import { utf8Length } from '../../api/utf8';
import type { DnsRecord, DnsReply, DnsType } from '../../process/types';

export const DNS_TYPES: readonly DnsType[] = ['A', 'AAAA', 'CNAME', 'SRV', 'PTR', 'TXT', 'NS', 'SOA', 'MX'];

/** Data as BIND's tools show it: names end in a dot, texts are quoted. */
export function dataOf({ data, type }: DnsRecord): string {
  if (type === 'TXT') return JSON.stringify(data);
  const dotted = (name: string) => (name.endsWith('.') ? name : `${name}.`);
  if (type === 'SOA') {
    const [origin = '', mail = '', ...numbers] = data.split(' ');
    return [dotted(origin), dotted(mail), ...numbers].join(' ');
  }
  return /^(CNAME|PTR|NS|SRV|MX)$/.test(type) ? dotted(data) : data;
}

/** Fields at columns of tabs; one that is too long pushes the next by a blank. */
function columns(fields: readonly string[], starts: readonly number[]): string {
  let text = '';
  let at = 0;
  for (const [index, field] of fields.entries()) {
    const start = starts[index] ?? 0;
    if (index > 0) {
      const tabs = Math.ceil((start - at) / 8);
      text += at < start ? '\t'.repeat(tabs) : ' ';
      at = Math.max(start, at + 1);
    }
    text += field;
    at += field.length;
  }
  return `${text}\n`;
}

/** One record as in a zone file. */
export const recordLine = (record: DnsRecord): string =>
  columns([`${record.name}.`, String(record.ttl), 'IN', record.type, dataOf(record)], [0, 24, 32, 40, 48]);

export const questionLine = (name: string, type: string): string =>
  columns([`;${name === '.' ? '' : name}.`, 'IN', type], [0, 32, 40]);

const wireLength = (name: string): number => (name === '.' ? 1 : utf8Length(name.replace(/\.$/, '')) + 2);

function dataLength({ type, data }: DnsRecord): number {
  const words = data.split(' ');
  if (type === 'A') return 4;
  if (type === 'AAAA') return 16;
  if (type === 'TXT') return utf8Length(data) + 1;
  if (type === 'SRV') return 6 + wireLength(words[3] ?? '');
  if (type === 'MX') return 2 + wireLength(words[1] ?? '');
  if (type === 'SOA') return wireLength(words[0] ?? '') + wireLength(words[1] ?? '') + 20;
  return wireLength(data);
}

/** Bytes of a reply on the wire, nothing compressed, with the EDNS record of 11 bytes. */
export const messageSize = (name: string, reply: DnsReply): number =>
  [...reply.answers, ...reply.authority].reduce(
    (sum, record) => sum + wireLength(record.name) + 10 + dataLength(record),
    12 + wireLength(name) + 4 + 11,
  );
