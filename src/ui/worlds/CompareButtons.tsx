import { Columns3, GitFork } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../text/TextContext';
import { COMPARE_BUTTON } from './comparison';

interface CompareButtonsProps {
  onFork(): void;
  onCompare(): void;
}

/** The ways into other worlds, beside the STATUS that they would change. */
export const CompareButtons = memo(function CompareButtons({ onFork, onCompare }: CompareButtonsProps) {
  const { text } = useText();
  return (
    <span className="ml-auto flex shrink-0 gap-1">
      <button
        type="button"
        className="button button-quiet @max-2xl:px-2"
        title={text('worlds.fork.hint')}
        data-testid="fork"
        onClick={onFork}
      >
        <GitFork size={15} aria-hidden />
        <span className="@max-2xl:sr-only">{text('worlds.fork')}</span>
      </button>
      <button
        type="button"
        id={COMPARE_BUTTON}
        className="button button-quiet @max-2xl:px-2"
        title={text('worlds.open.hint')}
        data-testid="compare"
        onClick={onCompare}
      >
        <Columns3 size={15} aria-hidden />
        <span className="@max-2xl:sr-only">{text('worlds.open')}</span>
      </button>
    </span>
  );
});
