import { useText } from '../text/TextContext';

/** What a fork is for, and its two ways out. */
export function ForkBar({ onKeep, onBack }: { onKeep(): void; onBack(): void }) {
  const { text } = useText();
  return (
    <div className="my-1 flex flex-wrap items-center gap-2">
      <p className="m-0 min-w-0 flex-1 basis-64 text-sm text-soft">{text('worlds.fork.what')}</p>
      <span className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={onBack}>
          {text('worlds.fork.back')}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {text('worlds.fork.keep')}
        </button>
      </span>
    </div>
  );
}
