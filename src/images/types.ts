import type { ImageContents } from '../process/types';

/** What `docker inspect` shows of an image's configuration. */
export interface ImageConfig {
  entrypoint?: readonly string[];
  cmd?: readonly string[];
  env: Readonly<Record<string, string>>;
  workingDir: string;
  /** `uid[:gid]` or a name of its /etc/passwd; '' is root. */
  user: string;
  exposedPorts: readonly number[];
  stopSignal?: string;
}

export interface CatalogueImage {
  /** As the runtime names it: `docker.io/library/busybox:1.28`. */
  name: string;
  /** Hex digits of the sha256 digest, for imageID. */
  digest: string;
  sizeBytes: number;
  config: ImageConfig;
  contents: ImageContents;
  /** The catalogue has no such image: it runs, but does only what its annotation says (see images/unknown.ts). */
  unknown?: boolean;
}
