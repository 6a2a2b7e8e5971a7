import { busyboxBase } from './bases';
import { alpineBase, scratchBase, ubuntuBase } from './otherBases';
import type { MoreImages, Recipe } from './recipe';
import { RECIPES } from './recipes';
import { parseBehaviour } from './unknown';
import { unknownApp } from './unknownApp';
import { DEBIAN, WORKSTATION } from './userlands';

const BASES = { alpine: alpineBase, ubuntu: ubuntuBase, scratch: scratchBase };

/** Nothing of the catalogue imports this file: it is a chunk of its own (load.ts). */
export const catalogueOfMore: MoreImages = {
  baseNamed: (name) => (name === 'busybox' ? busyboxBase('1.36.1') : BASES[name]),
  recipes: RECIPES,
  unknownRecipe,
  unknownApp: (image, annotation, attempt) => unknownApp(image, parseBehaviour(annotation), attempt),
};

/** Debian with everything common, and one program that does what the annotation says under whatever name is started. */
function unknownRecipe(command: string | undefined): Recipe {
  return {
    base: 'debian',
    megabytes: 50,
    programs: WORKSTATION,
    layer: {
      executables: { '/': 'app', ...(command === undefined || isCommon(command) ? {} : ownExecutable(command)) },
    },
    config: { entrypoint: ['/app'] },
  };
}

const isCommon = (command: string): boolean =>
  `${DEBIAN} ${WORKSTATION}`.split(' ').includes(command.replace(/^\/(usr\/)?s?bin\//, ''));

/** A script that many images bring along, always the same. */
const WAITER = /\/wait-for-it(\.sh)?$/;

function ownExecutable(command: string): Record<string, string> {
  const path = command.startsWith('/') ? command : `/usr/local/bin/${command}`;
  const slash = path.lastIndexOf('/');
  return { [path.slice(0, slash) || '/']: `${path.slice(slash + 1)}=${WAITER.test(path) ? 'wait-for-it' : 'app'}` };
}
