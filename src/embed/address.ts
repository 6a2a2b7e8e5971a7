import { encodeLink } from '../scenario/link';
import type { Scenario } from '../scenario/scenario';

/** What `<podflight-stage>` can be told by attributes. */
export interface EmbedOptions {
  lesson?: string | null;
  lang?: string | null;
  theme?: string | null;
  /** Namespace that kubectl's context points to. */
  namespace?: string | null;
}

const HORIZON_MS = 120_000;

/** The address for a frame: a built-in lesson, or a manifest that stands in the document, applied at the start. */
export function embedAddress(page: string, options: EmbedOptions, manifest: string): string {
  const query = new URLSearchParams({ embed: '1' });
  for (const key of ['lesson', 'lang', 'theme'] as const) {
    const value = options[key];
    if (value) query.set(key, value);
  }
  const text = manifest.trim();
  const fragment = text ? `#${encodeLink({ scenario: scenarioOf(`${text}\n`, options.namespace), atMs: 0 })}` : '';
  return `${page}?${query}${fragment}`;
}

const scenarioOf = (manifest: string, namespace: string | null | undefined): Scenario => ({
  kubernetes: '1.36',
  namespace: namespace || 'default',
  files: { 'manifest.yaml': manifest },
  steps: [{ atMs: 0, run: 'kubectl apply -f manifest.yaml' }],
  untilMs: HORIZON_MS,
});
