import type { Run } from '../../engine/run';
import { filesAt } from '../../projection/files';
import { podsAt } from '../../projection/objects';
import type { WhySubject } from '../../projection/why/subject';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { FileQuestion } from './FileQuestion';
import { Empty, WhyButton } from './parts';
import { usePointingRow } from './usePointingRow';

export interface FilesPanelProps {
  run: Run;
  atMs: number;
  onJump(atMs: number): void;
  onAsk(subject: WhySubject): void;
}

/** What lies in the volumes of each Pod, who wrote it and when; and why something does not. */
export function FilesPanel({ run, atMs, onJump, onAsk }: FilesPanelProps) {
  const { text } = useText();
  const pointing = usePointingRow(run);
  const volumes = podsAt(run, atMs).flatMap(({ metadata, spec }) =>
    (spec.volumes ?? []).map(({ name }) => ({
      key: `${metadata.name} / ${name}`,
      volume: name,
      podUid: metadata.uid ?? '',
      mounts: [...(spec.initContainers ?? []), ...spec.containers].flatMap((container) =>
        (container.volumeMounts ?? [])
          .filter((mount) => mount.name === name && mount.subPath === undefined)
          .map(({ mountPath }) => ({ container: container.name, mountPath })),
      ),
      files: filesAt(run, atMs, metadata.uid ?? '', name),
    })),
  );
  const filled = volumes.filter(({ files }) => files.length > 0);
  return (
    <div className="flex h-full flex-col overflow-auto" data-testid="files">
      {filled.length === 0 && <Empty>{text('files.empty')}</Empty>}
      {filled.map(({ key, volume, podUid, mounts, files }) => (
        <section key={key} className="px-4 py-2 text-sm">
          <h2 className="m-0 mb-1 font-mono text-[13px] font-semibold">{key}</h2>
          <ul className="m-0 list-none p-0">
            {files.map((file) => {
              const mount = mounts.find(({ container }) => container === file.by) ?? mounts[0];
              const path = mount && `${mount.mountPath.replace(/\/$/, '')}/${file.path.replace(/^\//, '')}`;
              return (
                <li
                  key={file.path}
                  className="pointing-row flex flex-wrap gap-x-4 border-t border-line py-1"
                  {...pointing.of({ target: `volume/${volume}` })}
                >
                  <span className="font-mono">{file.path}</span>
                  <span className="text-faint">{file.size} B</span>
                  <button
                    type="button"
                    className="min-h-6 border-0 bg-transparent p-0 text-faint hover:text-accent"
                    onClick={() => onJump(file.atMs)}
                  >
                    {text('files.by', { container: file.by, at: formatMoment(file.atMs) })}
                  </button>
                  {mount && path && (
                    <WhyButton
                      label={text('why.ask.file', { path })}
                      onAsk={() => onAsk({ kind: 'file', podUid, container: mount.container, path })}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <FileQuestion run={run} atMs={atMs} onAsk={onAsk} />
    </div>
  );
}
