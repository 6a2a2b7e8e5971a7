import { ExternalLink } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { encodeLink } from '../../scenario/link';
import { useText } from '../text/TextContext';
import type { Podflight } from './usePodflight';
import { useSteady } from './useSteady';

/** What this frame is, for whoever meets it in the middle of a document, and the way to all of it. */
export function EmbeddedHead({ podflight }: { podflight: Podflight }) {
  const { text } = useText();
  return (
    <header className="flex shrink-0 items-center gap-2 text-sm text-soft">
      <img src="./icon.svg" alt="" width={20} height={20} />
      <h1 className="m-0 text-sm font-semibold text-ink">{text('app.name')}</h1>
      <span className="min-w-0 truncate max-sm:hidden">{text('embed.what')}</span>
      <FullPageLink podflight={podflight}>{text('embed.open')}</FullPageLink>
    </header>
  );
}

/** Opens the whole page at this moment. A frame without `allow-popups` cannot: docs/embedding.md asks for it. */
export function FullPageLink({ podflight, children }: { podflight: Podflight; children: ReactNode }) {
  const address = useSteady(() => fullAddress(podflight));
  return <NewPageLink address={address}>{children}</NewPageLink>;
}

const NewPageLink = memo(function NewPageLink({ address, children }: { address(): string; children: ReactNode }) {
  return (
    <a
      className="embedded-open"
      href="./"
      target="_blank"
      rel="noopener"
      onClick={(event) => {
        // Written when it is followed: the moment is another one with every frame.
        event.currentTarget.href = address();
      }}
    >
      {children}
      <ExternalLink size={14} aria-hidden />
    </a>
  );
});

function fullAddress({ session, atMs }: Podflight): string {
  const page = location.href.replace(/[?#].*$/, '');
  const asked = new URLSearchParams(location.search);
  const kept = ['lang', 'theme'].flatMap((name) => {
    const value = asked.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  const query = kept.length > 0 ? `?${kept.join('&')}` : '';
  return `${page}${query}#${encodeLink({ scenario: session.scenario, atMs })}`;
}
