import { build, type Plugin } from 'vite';
import { bundle } from '../../scripts/run-ts.mjs';

const ID = 'virtual:first-run';
const NOTHING = '\0nothing';
/** Where index.html says what to put in. */
const SCRIPT_PLACE = '<!-- before paint -->';
const LOOK_PLACE = '<!-- first look -->';

/**
 * What the page asks for as soon as its script runs: the browser may fetch it beside the script. `needed` names what
 * beforePaint.ts knows of the address: nobody fetches the first lesson's run for another lesson, or English for Chinese.
 */
const HINTS: readonly { file: RegExp; kind: string; needed: 'first-run' | 'en' }[] = [
  { file: /first-run.*\.json$/, kind: 'rel="preload" as="fetch"', needed: 'first-run' },
  { file: /^assets\/en-.*\.js$/, kind: 'rel="modulepreload"', needed: 'en' },
];

interface FirstVisit {
  runJson: string;
  look: string;
}

/**
 * Simulates the first lesson at build time and ships its run as data, and its first picture in index.html: a run is a
 * value, so the stage can stand before any of the engine has been loaded, and be seen before any script has run.
 */
export function firstVisit(): Plugin {
  let building = false;
  let prepared: Promise<FirstVisit> | undefined;
  const prepare = () => {
    prepared ??= prepareFirstVisit();
    return prepared;
  };
  return {
    name: 'podflight:first-visit',
    configResolved(config) {
      building = config.command === 'build';
    },
    async buildStart() {
      if (building) this.emitFile({ type: 'asset', name: 'before-paint.js', source: await scriptBeforePaint() });
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle: output }) {
        const files = Object.keys(output ?? {});
        const script = files.find((name) => /before-paint.*\.js$/.test(name));
        return script === undefined ? html : withFirstLook(html, script, files, (await prepare()).look);
      },
    },
    resolveId: { filter: { id: /^virtual:first-run$/ }, handler: () => `\0${ID}` },
    load: {
      filter: { id: /^\0virtual:first-run$/ },
      async handler() {
        const { runJson } = await prepare();
        if (!building)
          return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(runJson)}`)};`;
        const reference = this.emitFile({ type: 'asset', name: 'first-run.json', source: runJson });
        return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
      },
    },
  };
}

/** The picture in the body; the page's own scripts in a template, for the script that runs before the first paint. */
function withFirstLook(html: string, script: string, files: readonly string[], look: string): string {
  const hints = HINTS.flatMap(({ file, kind, needed }) =>
    files
      .filter((name) => file.test(name))
      .map((name) => `<link ${kind} crossorigin href="./${name}" data-needed="${needed}">`),
  );
  const tags = /[ \t]*<(?:script type="module"[^>]*><\/script>|link rel="modulepreload"[^>]*>)\n/g;
  const scripts = `<template id="scripts">\n${(html.match(tags) ?? []).join('')}${hints.join('\n')}\n</template>`;
  return html
    .replace(tags, '')
    .replace(SCRIPT_PLACE, () => `${scripts}\n<script src="./${script}"></script>`)
    .replace(LOOK_PLACE, () => `<div class="first-look" inert aria-hidden="true">${look}</div>`);
}

/** Workers and prepared data are addresses for the page: drawing its first picture needs none of them. */
const withoutAddresses: Plugin = {
  name: 'podflight:without-addresses',
  enforce: 'pre',
  resolveId: (id) => (id === ID || /[?&]worker\b/.test(id) ? NOTHING : undefined),
  load: (id) => (id === NOTHING ? 'export default ""' : undefined),
};

async function prepareFirstVisit(): Promise<FirstVisit> {
  const { url, dispose } = await bundle('src/testing/firstVisit.tsx', [withoutAddresses]);
  try {
    const { firstVisit } = (await import(url)) as { firstVisit(): FirstVisit };
    return firstVisit();
  } finally {
    dispose();
  }
}

async function scriptBeforePaint(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'src/ui/app/beforePaint.ts', formats: ['iife'], name: 'beforePaint', fileName: 'before-paint' },
    },
  });
  const [chunk] = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  return chunk?.type === 'chunk' ? chunk.code : '';
}
