/** An image's name taken apart, with Docker's defaults filled in: `busybox` is docker.io, library/busybox, latest. */
export interface ImageReference {
  domain: string;
  /** Below the domain: `library/busybox`. */
  path: string;
  tag?: string;
  digest?: string;
  /** `docker.io/library/busybox`. */
  repository: string;
  /** As the runtime names it: repository, and the tag unless a digest alone was given. */
  name: string;
}

const DOMAIN = /^(?:[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const BAD_FORMAT = 'invalid reference format';

/**
 * Models github.com/distribution/reference ParseNormalizedNamed as pkg/util/parsers ParseImageName calls it.
 * `error` is the whole sentence: `couldn't parse image name "Busybox::1": invalid reference format: …`.
 */
export function parseReference(reference: string): ImageReference | { error: string } {
  const parsed = parseNormalized(reference);
  if (typeof parsed !== 'string') return parsed;
  return { error: `couldn't parse image name ${JSON.stringify(reference)}: ${parsed}` };
}

function parseNormalized(reference: string): ImageReference | string {
  if (/^[a-f0-9]{64}$/.test(reference))
    return `invalid repository name (${reference}), cannot specify 64-byte hexadecimal strings`;
  const [domain, remainder] = splitDomain(reference);
  const colon = remainder.indexOf(':');
  const remote = colon < 0 ? remainder : remainder.slice(0, colon);
  if (remote.toLowerCase() !== remote) return `${BAD_FORMAT}: repository name (${remote}) must be lowercase`;

  const at = remainder.indexOf('@');
  const digest = at < 0 ? undefined : remainder.slice(at + 1);
  const named = at < 0 ? remainder : remainder.slice(0, at);
  const tagAt = named.indexOf(':');
  const tag = tagAt < 0 ? undefined : named.slice(tagAt + 1);
  const path = tagAt < 0 ? named : named.slice(0, tagAt);
  if (!DOMAIN.test(domain) || !path.split('/').every((part) => PATH_PART.test(part))) return BAD_FORMAT;
  if (tag !== undefined && !TAG.test(tag)) return BAD_FORMAT;
  if (digest !== undefined && !DIGEST.test(digest)) return BAD_FORMAT;
  if (digest?.startsWith('sha256:') && digest.length !== 71) return 'invalid checksum digest length';
  if (domain.length + 1 + path.length > 255) return 'repository name must not be more than 255 characters';
  return withDefaults(domain, path, tag, digest);
}

function withDefaults(
  domain: string,
  path: string,
  tag: string | undefined,
  digest: string | undefined,
): ImageReference {
  const repository = `${domain}/${path}`;
  const shownTag = tag ?? (digest === undefined ? 'latest' : undefined);
  return {
    domain,
    path,
    repository,
    name: repository + (shownTag ? `:${shownTag}` : '') + (digest ? `@${digest}` : ''),
    ...(shownTag ? { tag: shownTag } : {}),
    ...(digest ? { digest } : {}),
  };
}

/** The first part is a registry if it looks like a host: it has a dot, a port, capitals, or is localhost. */
function splitDomain(reference: string): [domain: string, remainder: string] {
  const slash = reference.indexOf('/');
  const first = slash < 0 ? '' : reference.slice(0, slash);
  const isHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  const domain = !isHost || first === 'index.docker.io' ? 'docker.io' : first;
  const remainder = isHost ? reference.slice(slash + 1) : reference;
  return [domain, domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder];
}
