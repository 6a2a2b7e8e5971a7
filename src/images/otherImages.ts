import { debianBase } from './bases';
import { DEBIAN_NGINX, nginxRecipe } from './nginx';
import { moreImages, type OtherImages, type Recipe } from './recipe';

/** Nothing of the catalogue imports this file: it is a chunk of its own (load.ts). */
export const catalogueOfOthers: OtherImages = {
  recipeOf(repository, tag) {
    if (!PLAUSIBLE_TAG.test(tag)) return undefined;
    if (isNginx(repository)) return NO_NGINX.test(tag) ? undefined : nginxOf(repository, tag);
    const { recipes } = moreImages.get();
    const recipe = Object.hasOwn(recipes, repository) ? recipes[repository] : undefined;
    if (recipe?.tags && !recipe.tags.includes(tag)) return undefined;
    return recipe?.keepsTag ? withTag(recipe, tag) : recipe;
  },
  hasRepository: (repository) => isNginx(repository) || Object.hasOwn(moreImages.get().recipes, repository),
  baseOf({ base }, isAlpine) {
    const name = isAlpine ? 'alpine' : base;
    return name === 'debian' ? debianBase : moreImages.get().baseNamed(name);
  },
};

/** Versions and the usual names, with variants: `16-alpine`, `3.12-slim-bookworm`, `v1.36.1`, `stable`, `bookworm`. */
const TAG_WORD =
  '(?:latest|stable|mainline|edge|lts|current|jammy|noble|bookworm|trixie|bullseye|nonroot|debug|alpine|slim|debian|curl|git|v?\\d[\\w.]*)';
const PLAUSIBLE_TAG = new RegExp(`^${TAG_WORD}(?:-[a-z0-9.]+)*$`);

const withTag = (recipe: Recipe, tag: string): Recipe => ({
  ...recipe,
  layer: { ...recipe.layer, files: { ...recipe.layer?.files, '/.tag': `${tag}\n` } },
});

const isNginx = (repository: string): boolean =>
  ['nginx', SLIM, 'docker.io/nginxinc/nginx-unprivileged'].includes(repository);

/** Versions that nginx never had: `1.161`, the slip of the documentation's rollout that does not come forward. */
const NO_NGINX = /^(?:\d+\.(?:\d{3,}|[4-9]\d)|[2-9]\.|\d{2,}\b)/;

/** The one of the StatefulSet tutorial, whose tags are its own. */
const SLIM = 'registry.k8s.io/nginx-slim';
const SLIM_VERSION = '1.18.0';

function nginxOf(repository: string, tag: string): Recipe {
  if (repository === SLIM) return nginxRecipe(SLIM_VERSION, false);
  const version = /^(latest|1\.22(\.1)?)$/.test(tag) ? DEBIAN_NGINX : (/^\d+\.[\d.]*\d/.exec(tag)?.[0] ?? '1.29.3');
  return nginxRecipe(version, repository !== 'nginx');
}
