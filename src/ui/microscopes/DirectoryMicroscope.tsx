import type { Run } from '../../engine/run';
import type { FileQuestion } from '../../projection/why/files';
import type { WhySubject } from '../../projection/why/subject';
import type { EngineClient } from '../engine/engineClient';
import { useByKey } from '../engine/useByKey';
import { useText } from '../text/TextContext';
import { type UnrolledDirectory, unrollDirectory, volumeOfFile } from './directory';
import { trialScenario } from './experiment';
import './microscopes.css';
import { MomentCell, Table } from './parts';
import { useTrials } from './useTrials';

export interface DirectoryMicroscopeProps {
  run: Run;
  atMs: number;
  podUid: string;
  /** The volume, or a file whose volume is meant. */
  volume?: string;
  file?: FileQuestion;
  engine: EngineClient;
  onJump(atMs: number): void;
  onAsk(subject: WhySubject): void;
}

/** One directory: what the image has there, what the mount hides, who wrote what when, and what survives. */
export function DirectoryMicroscope(props: DirectoryMicroscopeProps) {
  const { run, atMs, podUid, file } = props;
  const { text } = useText();
  const volume = props.volume ?? (file ? volumeOfFile(run, file) : undefined);
  const directory = volume === undefined ? undefined : unrollDirectory(run, atMs, podUid, volume);
  if (!directory) return null;
  return (
    <section className="microscope" aria-label={text('microscope.directory')} data-testid="directory-microscope">
      <h2>{text('microscope.directory')}</h2>
      <h3>{text('microscope.mounts', { volume: directory.volume })}</h3>
      <Mounts {...props} directory={directory} />
      <h3>{text('microscope.changes')}</h3>
      <Changes {...props} directory={directory} />
      <h3>{text('microscope.survives')}</h3>
      <Fates directory={directory} />
    </section>
  );
}

type PartProps = DirectoryMicroscopeProps & { directory: UnrolledDirectory };

/** What an image holds at a path is found out by running `ls` in it, without the mount. */
function Mounts({ run, podUid, engine, directory }: PartProps) {
  const { text } = useText();
  const { mounts, namespace } = directory;
  const listings = mounts.map(({ image, path }) => ({ image, argv: ['ls', '-A', path] }));
  const trials = useByKey(JSON.stringify(listings), listings);
  // Services do not matter here, so the moment does not either.
  const scenario = trials.length > 0 ? trialScenario(run, 0, { namespace, podUid }, trials) : undefined;
  const results = useTrials(engine, scenario, trials);
  return (
    <Table columns={[text('logs.choose'), text('why.file.path'), text('microscope.hidden')]}>
      {mounts.map(({ container, path, readOnly }, index) => {
        const result = results[index];
        const names = result?.exitCode === 0 ? result.lines : [];
        return (
          <tr key={`${container} ${path}`}>
            <td>{container}</td>
            <td className="microscope-name">
              {path}
              {readOnly ? ` (${text('microscope.readOnly')})` : ''}
            </td>
            <td>
              {names.length === 0 ? (
                text('microscope.nothingHidden')
              ) : (
                <ul className="microscope-chips">
                  {names.slice(0, 8).map((name) => (
                    <li key={name}>{name}</li>
                  ))}
                  {names.length > 8 && <li>{text('stage.volume.more', { count: names.length - 8 })}</li>}
                </ul>
              )}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Changes({ directory, podUid, onJump, onAsk }: PartProps) {
  const { text } = useText();
  const { changes, mounts } = directory;
  if (changes.length === 0) return <p>{text('microscope.noChanges')}</p>;
  return (
    <Table>
      {changes.map(({ atMs, sequence, by, operation, path, size }) => {
        const root = mounts.find(({ container }) => container === by)?.path ?? mounts[0]?.path ?? '';
        const whole = `${root.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
        return (
          <tr key={sequence}>
            <MomentCell atMs={atMs} onJump={onJump} />
            <td>{by}</td>
            <td>{text(`microscope.operation.${operation}`)}</td>
            <td className="microscope-name">
              <button
                type="button"
                title={text('why.ask.file', { path: whole })}
                onClick={() => onAsk({ kind: 'file', podUid, container: by, path: whole })}
              >
                {path}
              </button>
            </td>
            <td className="microscope-number">{operation === 'remove' ? '' : `${size} B`}</td>
          </tr>
        );
      })}
    </Table>
  );
}

const TURNS = ['restart', 'sandbox', 'deletion'] as const;

function Fates({ directory: { fate, type } }: { directory: UnrolledDirectory }) {
  const { text } = useText();
  return (
    <Table columns={[text('microscope.after'), type, text('microscope.ownFiles')]}>
      {TURNS.map((turn, index) => {
        const one = fate[index] ?? 'lost';
        return (
          <tr key={turn}>
            <td>{text(`microscope.turn.${turn}`)}</td>
            <td className={one === 'lost' ? 'microscope-bad' : 'microscope-good'}>{text(`microscope.fate.${one}`)}</td>
            <td className="microscope-bad">{text('microscope.fate.lost')}</td>
          </tr>
        );
      })}
    </Table>
  );
}
