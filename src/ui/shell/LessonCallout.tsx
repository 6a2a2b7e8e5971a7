import { Lightbulb } from 'lucide-react';
import { memo } from 'react';
import type { LessonAction, LessonEntry, LessonStop } from '../../lessons';
import type { LessonMyth } from '../../lessons/lesson';
import { useText } from '../text/TextContext';
import { useLessonText } from '../text/useLessonText';

export interface LessonCalloutProps {
  lesson: LessonEntry & { myth?: LessonMyth };
  /** The stop whose moment has come, if any. */
  stop: LessonStop | undefined;
  onAction(action: LessonAction): void;
}

/** What to notice, and at a stop what there is to do: each action types a command that is shown. */
export const LessonCallout = memo(function LessonCallout({ lesson, stop, onAction }: LessonCalloutProps) {
  const { text, textOf } = useText();
  const { myth } = lesson;
  const say = useLessonText(lesson.id);
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border px-4 py-2.5 text-[15px] ${
        stop ? 'border-accent bg-accent-soft' : 'border-line bg-panel'
      }`}
      data-testid="callout"
    >
      <Lightbulb size={18} className="shrink-0 text-accent" aria-hidden />
      <p className="m-0 min-w-48 flex-1" aria-live="polite">
        {say(stop ? stop.code : `lesson.${lesson.id}.notice`) ?? textOf(`lesson.${lesson.id}.title`)}
        {myth && say(myth.code) !== undefined && (
          <span className="block text-sm text-soft">
            {text('claim.read', { sentence: say(myth.code) ?? '' })} <b>{text(`claim.${myth.verdict}`)}</b>
          </span>
        )}
      </p>
      {stop?.actions.map((action) => (
        <button
          key={action.run}
          type="button"
          className="button button-primary"
          title={action.run}
          onClick={() => onAction(action)}
        >
          {say(`action.${action.code}`) ?? action.run}
        </button>
      ))}
    </div>
  );
});
