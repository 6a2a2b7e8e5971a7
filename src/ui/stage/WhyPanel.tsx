import { memo, useMemo } from 'react';
import type { Run } from '../../engine/run';
import type { WhyLink, YamlPlace } from '../../projection/why/link';
import type { WhySubject } from '../../projection/why/subject';
import { whyAt } from '../../projection/why/whyAt';
import { usePointingRow } from '../panels/usePointingRow';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import './why.css';

export interface WhyPanelProps {
  run: Run;
  t: number;
  subject: WhySubject | undefined;
  /** A link was chosen: the moment to go to, the place in a manifest to show, or both. */
  onJump: (t: number | undefined, yaml: YamlPlace | undefined) => void;
}

/** The chain of causes of what was asked about: from what is seen down to what was typed or has not happened. */
export const WhyPanel = memo(function WhyPanel({ run, t, subject, onJump }: WhyPanelProps) {
  const { text } = useText();
  const links = useMemo(() => (subject ? whyAt(run, subject, t) : []), [run, subject, t]);
  if (links.length === 0) return <p className="why-empty">{text(subject ? 'why.nothing' : 'why.empty')}</p>;
  return (
    <ol className="why-chain" aria-label={text('why.title')}>
      {links.map((link) => (
        <Link key={`${link.said.code} ${JSON.stringify(link.said.params)}`} run={run} link={link} onJump={onJump} />
      ))}
    </ol>
  );
});

interface LinkProps extends Pick<WhyPanelProps, 'run' | 'onJump'> {
  link: WhyLink;
}

function Link({ run, link, onJump }: LinkProps) {
  const { text, textOf } = useText();
  const { said, atMs, yaml, end, page, sequence } = link;
  const pointing = usePointingRow(run);
  return (
    <li
      className={end ? `why-link why-${end}` : 'why-link'}
      {...(sequence === undefined ? {} : pointing.ofEvent(sequence))}
    >
      <p>{textOf(said.code, said.params)}</p>
      <div className="why-ways">
        {page ? <cite>{text('why.source', { page: textOf(page) })}</cite> : null}
        {end === 'missing' ? <span className="why-not-yet">{text('why.notYet')}</span> : null}
        {atMs === undefined ? null : (
          <button type="button" title={text('why.jump', { at: formatMoment(atMs) })} onClick={() => onJump(atMs, yaml)}>
            {formatMoment(atMs)}
          </button>
        )}
        {yaml ? (
          <button
            type="button"
            className="why-yaml"
            title={text('why.yaml', { path: `${yaml.kind} ${yaml.name}: ${yaml.path}` })}
            onClick={() => onJump(undefined, yaml)}
          >
            {yaml.path}
          </button>
        ) : null}
      </div>
    </li>
  );
}
