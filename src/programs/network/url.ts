/** What an HTTP client needs of a URL. `shownHost` keeps the port only if it was written. */
export interface HttpUrl {
  scheme: 'http' | 'https';
  host: string;
  port: number;
  shownHost: string;
  /** With the query, never empty. */
  path: string;
  user?: string;
}

/** http and https only; without a scheme http is meant. Undefined for anything else. */
export function parseUrl(text: string): HttpUrl | undefined {
  const match =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, scheme = 'http', user, host = '', port, path = '/'] = match;
  const lower = scheme.toLowerCase();
  if ((lower !== 'http' && lower !== 'https') || host === '') return undefined;
  return {
    scheme: lower,
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? (lower === 'https' ? 443 : 80) : Number(port),
    shownHost: port === undefined ? host : `${host}:${port}`,
    path: path.startsWith('/') ? path : `/${path}`,
    ...(user === undefined ? {} : { user }),
  };
}

/** Where a Location header leads from a URL. */
export function resolveLocation(base: HttpUrl, location: string): HttpUrl | undefined {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\//.test(location)) return parseUrl(location);
  const folder = base.path.replace(/[^/]*$/, '');
  return { ...base, path: location.startsWith('/') ? location : folder + location };
}

/** The file name that a download gets: the last part of the path, index.html if there is none. */
export const fileNameOf = (url: HttpUrl, none = 'index.html'): string =>
  url.path.replace(/\?.*/, '').split('/').pop() || none;
