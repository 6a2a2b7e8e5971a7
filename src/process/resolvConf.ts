import type { ResolvConf } from './types';

/** Reads /etc/resolv.conf as glibc's resolver does: unknown lines are skipped, the last `search` or `domain` counts. */
export function parseResolvConf(text: string): ResolvConf {
  const nameservers: string[] = [];
  let search: readonly string[] = [];
  let ndots = 1;
  let timeoutSeconds = 5;
  let attempts = 2;
  for (const line of text.split('\n')) {
    const [keyword, ...values] = line.trim().split(/\s+/);
    if (keyword === 'nameserver' && values[0] && nameservers.length < 3) nameservers.push(values[0]);
    else if (keyword === 'search') search = values;
    else if (keyword === 'domain' && values[0]) search = [values[0]];
    else if (keyword === 'options') {
      for (const option of values) {
        ndots = numberOption(option, 'ndots', 15) ?? ndots;
        timeoutSeconds = numberOption(option, 'timeout', 30) ?? timeoutSeconds;
        attempts = numberOption(option, 'attempts', 5) ?? attempts;
      }
    }
  }
  return { nameservers, search, ndots, timeoutSeconds, attempts };
}

function numberOption(option: string, name: string, maximum: number): number | undefined {
  if (!option.startsWith(`${name}:`)) return undefined;
  const value = Number.parseInt(option.slice(name.length + 1), 10);
  return Number.isNaN(value) ? undefined : Math.min(Math.max(value, 0), maximum);
}
