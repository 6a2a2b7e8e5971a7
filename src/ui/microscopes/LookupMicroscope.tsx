import type { Run } from '../../engine/run';
import type { EngineClient } from '../engine/engineClient';
import { useByKey } from '../engine/useByKey';
import { useText } from '../text/TextContext';
import { trialScenario } from './experiment';
import { lookupTrials, rowsOf, type UnrolledLookup, unrollLookup } from './lookup';
import './microscopes.css';
import { MomentCell, Table } from './parts';
import { useTrials } from './useTrials';

export interface LookupMicroscopeProps {
  run: Run;
  atMs: number;
  podUid: string;
  /** Only this container's look-ups. */
  container?: string;
  engine: EngineClient;
  onJump(atMs: number): void;
}

/** One DNS look-up, step by step, and what the same question does in other images. */
export function LookupMicroscope({ run, atMs, podUid, container, engine, onJump }: LookupMicroscopeProps) {
  const { text } = useText();
  const lookup = unrollLookup(run, atMs, podUid, container);
  if (!lookup) return null;
  const { argv, exitCode, base, dots, ndots, search } = lookup;
  const order = search.length === 0 ? 'exact' : dots < ndots ? 'searchFirst' : 'exactFirst';
  return (
    <section className="microscope" aria-label={text('microscope.lookup')} data-testid="lookup-microscope">
      <h2>{text('microscope.lookup')}</h2>
      <p>
        {text('microscope.lookup.asks', { container: lookup.container })} <code>{argv.join(' ')}</code>
      </p>
      <h3>/etc/resolv.conf</h3>
      <pre>{lookup.resolvConf}</pre>
      <p>{text(`microscope.order.${order}`, { name: base, dots, ndots })}</p>
      <Questions lookup={lookup} onJump={onJump} />
      {exitCode === undefined ? null : (
        <p className={exitCode === 0 ? 'microscope-good' : 'microscope-bad'}>
          {text('microscope.exit', { program: argv[0] ?? '', code: exitCode })}
        </p>
      )}
      <OtherImages {...{ run, atMs, podUid, lookup, engine }} />
    </section>
  );
}

function Questions({ lookup, onJump }: { lookup: UnrolledLookup; onJump(atMs: number): void }) {
  const { text } = useText();
  return (
    <Table columns={[text('events.age'), text('microscope.name'), 'A', 'AAAA']}>
      {lookup.rows.map(({ name, atMs, answers }) => (
        <tr key={name}>
          <MomentCell atMs={atMs} onJump={onJump} />
          <td className="microscope-name">{name}</td>
          {[answers.A, answers.AAAA].map((answer, index) => (
            <td key={index === 0 ? 'A' : 'AAAA'} className={answer?.ok ? 'microscope-good' : 'microscope-bad'}>
              {answer?.text ?? ''}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

interface OtherImagesProps extends Pick<LookupMicroscopeProps, 'run' | 'atMs' | 'podUid' | 'engine'> {
  lookup: UnrolledLookup;
}

/** Simulated beside the run: the same Services, the same namespace, another image. */
function OtherImages({ run, atMs, podUid, lookup, engine }: OtherImagesProps) {
  const { text } = useText();
  const { namespace, image } = lookup;
  const question = JSON.stringify([lookup.argv, lookup.base, image]);
  const trials = useByKey(question, lookupTrials(lookup));
  const scenario = trialScenario(run, atMs, { namespace, podUid }, trials);
  const results = useTrials(engine, scenario, trials);
  return (
    <>
      <h3>{text('microscope.images')}</h3>
      <p>{text('microscope.images.how', { command: trials[0]?.argv.join(' ') ?? '' })}</p>
      <Table
        columns={[
          text('microscope.image'),
          text('microscope.asked'),
          text('microscope.found'),
          text('microscope.code'),
        ]}
      >
        {results.map((result) => {
          const rows = result.lookups.flatMap((one) => rowsOf(one));
          const found = rows.find(({ answers }) => answers.A?.ok)?.answers.A?.text;
          return (
            <tr key={result.image} className={result.image === image ? 'microscope-own' : ''}>
              <td className="microscope-name">{result.image.replace(/^.*\//, '')}</td>
              <td>
                {rows.length > 0 ? text('microscope.names', { count: rows.length }) : text('microscope.noProgram')}
              </td>
              <td className={found ? 'microscope-good' : ''}>{found ?? '–'}</td>
              <td className={result.exitCode === 0 ? 'microscope-good' : 'microscope-bad'}>{result.exitCode ?? '–'}</td>
            </tr>
          );
        })}
      </Table>
    </>
  );
}
