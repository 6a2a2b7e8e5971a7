import { embedAddress } from './address';

/**
 * `<podflight-stage>` for training documents: a manifest that stands in the page becomes a running stage, and stays a
 * readable block where scripts do not run.
 *
 *     <script type="module" src="https://HOST/embed.js"></script>
 *     <podflight-stage lang="en"><pre>apiVersion: v1 …</pre></podflight-stage>
 *     <podflight-stage lesson="two-waits"></podflight-stage>
 */
class PodflightStage extends HTMLElement {
  #frame: HTMLIFrameElement | undefined;

  connectedCallback(): void {
    if (this.#frame) return;
    const frame = document.createElement('iframe');
    const option = (name: string) => this.getAttribute(name);
    const page = new URL('./', import.meta.url).href;
    const manifest = this.querySelector('pre, script[type="text/yaml"]')?.textContent ?? '';
    frame.src = embedAddress(
      page,
      { lesson: option('lesson'), lang: option('lang'), theme: option('theme'), namespace: option('namespace') },
      manifest,
    );
    frame.title = option('title') ?? 'Podflight';
    frame.loading = 'lazy';
    // The frame has no origin, so it can neither read the document nor keep anything. Popups are for its link to the page.
    frame.setAttribute('sandbox', 'allow-scripts allow-popups');
    frame.style.cssText = `display:block;width:100%;border:0;height:${option('height') ?? '560px'}`;
    this.append(frame);
    this.#frame = frame;
  }

  /** Sends a message of protocol.ts: `stage.send({ do: 'seek', atMs: 9000 })`. */
  send(message: { do: string; [key: string]: unknown }): void {
    this.#frame?.contentWindow?.postMessage({ podflight: 1, ...message }, '*');
  }
}

if (!customElements.get('podflight-stage')) customElements.define('podflight-stage', PodflightStage);
