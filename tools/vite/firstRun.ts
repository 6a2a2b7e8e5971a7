import type { Plugin } from 'vite';
import { bundle } from '../../scripts/run-ts.mjs';

const ID = 'virtual:first-run';

/** What the page asks for as soon as its script runs: the browser may fetch it beside the script. */
const HINTS: readonly { file: RegExp; attributes: Record<string, string> }[] = [
  { file: /first-run.*\.json$/, attributes: { rel: 'preload', as: 'fetch', crossorigin: '' } },
  // Nine visitors of ten: the others fetch a few kilobytes too many.
  { file: /^assets\/en-.*\.js$/, attributes: { rel: 'modulepreload', crossorigin: '' } },
];

/**
 * Simulates the first lesson at build time and ships its run as data: a run is a value, so the stage can show it before
 * any of the engine has been loaded.
 */
export function firstRun(): Plugin {
  let building = false;
  return {
    name: 'podflight:first-run',
    configResolved(config) {
      building = config.command === 'build';
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {});
        return HINTS.flatMap(({ file, attributes }) =>
          files
            .filter((name) => file.test(name))
            .map((name) => ({ tag: 'link', attrs: { ...attributes, href: `./${name}` }, injectTo: 'head' as const })),
        );
      },
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const json = await simulateFirstLesson();
      if (!building) return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(json)}`)};`;
      const reference = this.emitFile({ type: 'asset', name: 'first-run.json', source: json });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}

async function simulateFirstLesson(): Promise<string> {
  const { url, dispose } = await bundle('src/testing/firstRun.ts');
  try {
    const { firstRunJson } = (await import(url)) as { firstRunJson(): string };
    return firstRunJson();
  } finally {
    dispose();
  }
}
