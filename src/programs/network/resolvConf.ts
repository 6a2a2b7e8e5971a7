import type { Process, ResolvConf } from '../../process/types';

const DEFAULTS = { ndots: 1, timeoutSeconds: 5, attempts: 2 };
const MAX_NAMESERVERS = 3;

/** /etc/resolv.conf as the C library reads it. Without a nameserver the host itself is asked. */
export function readResolvConf(process: Process): ResolvConf {
  const text = process.exists('/etc/resolv.conf') ? process.readFile('/etc/resolv.conf') : '';
  const nameservers: string[] = [];
  let search: readonly string[] = [];
  const options = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [keyword, ...values] = line
      .replace(/[#;].*/, '')
      .trim()
      .split(/\s+/);
    if (keyword === 'nameserver' && values[0]) nameservers.push(values[0]);
    if (keyword === 'search' || keyword === 'domain') search = values;
    if (keyword === 'options')
      for (const value of values) {
        const [name = '', number = ''] = value.split(':');
        options.set(name, Number.parseInt(number, 10) || 0);
      }
  }
  return {
    nameservers: nameservers.length > 0 ? nameservers.slice(0, MAX_NAMESERVERS) : ['127.0.0.1'],
    search,
    ndots: options.get('ndots') ?? DEFAULTS.ndots,
    timeoutSeconds: options.get('timeout') || DEFAULTS.timeoutSeconds,
    attempts: options.get('attempts') || DEFAULTS.attempts,
  };
}
