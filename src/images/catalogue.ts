import type { FileTree, ImageContents, Program } from '../process/types';
import { notSimulated, type ProgramTable, programNamed } from '../programs';
import { atLeast } from '../programs/version';
import { ALIASES } from './aliases';
import { type Base, busyboxBase, debianBase, treeOf } from './bases';
import { fingerprint } from './fingerprint';
import { buildTree, type Layer } from './layers';
import { moreImages, otherImages, type Recipe } from './recipe';
import { type ImageReference, parseReference } from './reference';
import type { CatalogueImage, ImageConfig } from './types';
import { WORKSTATION } from './userlands';

export interface FindOptions {
  /** Programs that only the caller can make, by name: `kubectl`, which needs a client of the cluster. */
  programs?: ProgramTable;
  /** For unknown images: the annotation `podflight.dev/CONTAINER` (see unknown.ts). */
  behaviour?: string;
  /** For unknown images: how often the container was restarted, which decides its exit code. */
  attempt?: number;
  /** For unknown images: the first word of the container's command, which exists there whatever it is called. */
  command?: string;
}

const MEGABYTE = 1_048_576;
/** Digests and sizes of busybox that the recorded cluster showed, by version. */
const RECORDED: Readonly<Record<string, readonly [digest: string, bytes: number]>> = {
  '1.28.4': ['850a8d0925d3179bd60efc4597928978e6ed7c132d9595b74d7df01437e5d703', 1_135_712],
  '1.36.1': ['5345a3d240627197b4b0ec6d802262b2382d5bfcc6345462b31d857d3e3b92fa', 2_232_017],
};

const images = new Map<string, CatalogueImage>();

/**
 * The image of a reference. A name that is no image name, or that the catalogue does not have, gives an `unknown` image:
 * ask `parseReference` and `hasImage` first where it matters. Contents are built when first looked at.
 */
export function findImage(reference: string, options: FindOptions = {}): CatalogueImage {
  const parsed = parseReference(reference);
  if ('error' in parsed) return unknownImage(reference, options);
  let image = images.get(parsed.name);
  if (!image) {
    image = catalogued(parsed);
    if (!image) return unknownImage(parsed.name, options);
    images.set(parsed.name, image);
  }
  return withPrograms(image, options.programs);
}

/** Whether the registry would have it: a known repository refuses tags that it cannot have. */
export function hasImage(reference: string): 'yes' | 'no-such-tag' | 'unknown' {
  const parsed = parseReference(reference);
  if ('error' in parsed) return 'unknown';
  if (catalogued(parsed)) return 'yes';
  const repository = shortRepository(parsed);
  return repository === 'busybox' || otherImages.get().hasRepository(repository) ? 'no-such-tag' : 'unknown';
}

/** A machine that somebody works on: bash, GNU tools, what they install, and `programs` such as kubectl. */
export function workstationImage(programs: ProgramTable): CatalogueImage {
  const recipe: Recipe = {
    base: 'debian',
    megabytes: 0,
    programs: [WORKSTATION, ...Object.keys(programs)].join(' '),
    config: { cmd: ['bash'], workingDir: '/root' },
  };
  return withPrograms(
    assemble('podflight/workstation:latest', fingerprint('workstation'), 0, debianBase, recipe),
    programs,
  );
}

function catalogued(reference: ImageReference): CatalogueImage | undefined {
  const repository = shortRepository(reference);
  const tag = reference.tag ?? 'latest';
  if (repository === 'busybox') return busyboxImage(reference, tag);
  const recipe = otherImages.get().recipeOf(repository, tag);
  return recipe ? fromRecipe(reference, recipe, tag) : undefined;
}

function shortRepository({ repository }: ImageReference): string {
  const known = Object.hasOwn(ALIASES, repository) ? (ALIASES[repository] ?? repository) : repository;
  return known.replace(/^docker\.io\/library\//, '');
}

const BUSYBOX_RELEASES: Readonly<Record<string, string>> = {
  '1.28': '1.28.4',
  '1.35': '1.35.0',
  '1.36': '1.36.1',
  '1.37': '1.37.0',
};

/** Which busybox a tag is: the recorded cluster's for those that it had, the last patch release otherwise. */
export function busyboxVersion(tag: string): string | undefined {
  const [name = ''] = tag.split('-');
  if (['latest', 'stable', 'glibc', 'musl', 'uclibc'].includes(name)) return '1.36.1';
  if (!/^1\.(2[0-9]|3[0-7])(\.\d+)?$/.test(name)) return undefined;
  return BUSYBOX_RELEASES[name] ?? (name.split('.').length === 2 ? `${name}.0` : name);
}

const busyboxBases = new Map<string, Base>();

function busyboxImage(reference: ImageReference, tag: string): CatalogueImage | undefined {
  const version = busyboxVersion(tag);
  if (version === undefined) return undefined;
  const recorded = RECORDED[version];
  const base = busyboxBases.get(version) ?? busyboxBase(version);
  busyboxBases.set(version, base);
  const musl: Layer = /musl/.test(tag) ? { files: { '/lib/ld-musl-x86_64.so.1': '\u007fELF' } } : {};
  const recipe: Recipe = {
    base: 'busybox',
    megabytes: atLeast(version, '1.36') ? 2.1 : 1.1,
    layer: musl,
    config: { cmd: ['sh'] },
  };
  return assemble(
    reference.name,
    recorded?.[0] ?? fingerprint(reference.name),
    recorded?.[1] ?? Math.round(recipe.megabytes * MEGABYTE),
    base,
    recipe,
  );
}

function fromRecipe(reference: ImageReference, recipe: Recipe, tag: string): CatalogueImage {
  const { recorded } = recipe;
  const isAlpine = /alpine/.test(tag) && recipe.base !== 'scratch';
  const base = otherImages.get().baseOf(recipe, isAlpine);
  const megabytes = isAlpine && recipe.base !== 'alpine' ? recipe.megabytes / 3 : recipe.megabytes;
  const digest = reference.digest?.replace(/^sha256:/, '') ?? recorded?.[0] ?? fingerprint(reference.name);
  return assemble(reference.name, digest, recorded?.[1] ?? Math.round(megabytes * MEGABYTE), base, recipe);
}

/** An image from its parts. `sizeBytes`: compressed, as the registry counts it. */
export function assemble(name: string, digest: string, sizeBytes: number, base: Base, recipe: Recipe): CatalogueImage {
  const config: ImageConfig = {
    workingDir: '/',
    user: '',
    exposedPorts: [],
    ...recipe.config,
    env: { PATH: base.path, ...recipe.config?.env },
  };
  const layers = [{ executables: { '/usr/local/bin': recipe.programs ?? '' } }, recipe.layer ?? {}];
  return { name, digest, sizeBytes, config, contents: lazyContents(base, layers) };
}

function lazyContents(base: Base, layers: readonly Layer[]): ImageContents {
  let tree: FileTree | undefined;
  return {
    get tree() {
      tree ??= buildTree(treeOf(base), layers);
      return tree;
    },
    program: (name) => programNamed(name) ?? notSimulated(name),
    dialects: base.dialects,
    userland: base.userland,
  };
}

function withPrograms(image: CatalogueImage, programs: ProgramTable | undefined): CatalogueImage {
  if (!programs) return image;
  const program = (name: string): Program | undefined => programs[name] ?? image.contents.program(name);
  const { contents } = image;
  return {
    ...image,
    contents: {
      get tree() {
        return contents.tree;
      },
      program,
      dialects: contents.dialects,
      userland: contents.userland,
    },
  };
}

/** An image that the catalogue does not have, with one program that does what the annotation says. */
function unknownImage(name: string, { attempt = 0, behaviour = '', command, programs }: FindOptions): CatalogueImage {
  const { unknownApp, unknownRecipe } = moreImages.get();
  const recipe = unknownRecipe(command);
  const image = assemble(name, fingerprint(name), recipe.megabytes * MEGABYTE, debianBase, recipe);
  return { ...withPrograms(image, { ...programs, app: unknownApp(name, behaviour, attempt) }), unknown: true };
}
