import type { Run } from '../../engine/run';
import { filesAt } from '../../projection/files';
import { podsAt } from '../../projection/objects';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { Empty } from './parts';

/** What lies in the volumes of each Pod, who wrote it and when. */
export function FilesPanel({ run, atMs, onJump }: { run: Run; atMs: number; onJump(atMs: number): void }) {
  const { text } = useText();
  const volumes = podsAt(run, atMs).flatMap((pod) =>
    (pod.spec.volumes ?? []).map(({ name }) => ({
      key: `${pod.metadata.name} / ${name}`,
      files: filesAt(run, atMs, pod.metadata.uid ?? '', name),
    })),
  );
  const filled = volumes.filter(({ files }) => files.length > 0);
  if (filled.length === 0) return <Empty>{text('files.empty')}</Empty>;
  return (
    <div className="h-full overflow-auto px-4 py-3 text-sm" data-testid="files">
      {filled.map(({ key, files }) => (
        <section key={key} className="mb-3">
          <h3 className="m-0 mb-1 font-mono text-[13px] font-semibold">{key}</h3>
          <ul className="m-0 list-none p-0">
            {files.map((file) => (
              <li key={file.path} className="flex flex-wrap gap-x-4 border-t border-line py-1">
                <span className="font-mono">{file.path}</span>
                <span className="text-faint">{file.size} B</span>
                <button
                  type="button"
                  className="border-0 bg-transparent p-0 text-faint hover:text-accent"
                  onClick={() => onJump(file.atMs)}
                >
                  {text('files.by', { container: file.by, at: formatMoment(file.atMs) })}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
