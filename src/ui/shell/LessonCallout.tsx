import { Lightbulb } from 'lucide-react';
import { memo, useState } from 'react';
import type { LessonAction, LessonEntry, LessonStop } from '../../lessons';
import type { LessonMyth } from '../../lessons/lesson';
import { useText } from '../text/TextContext';
import { useLessonText } from '../text/useLessonText';
import { ClaimAnswer, ClaimQuestion, type Verdict } from './ClaimQuestion';

export interface LessonCalloutProps {
  lesson: LessonEntry & { myth?: LessonMyth };
  /** The stop whose moment has come, if any. */
  stop: LessonStop | undefined;
  onAction(action: LessonAction): void;
}

/** What to notice, and at a stop what there is to do: each action types a command that is shown. */
export const LessonCallout = memo(function LessonCallout({ lesson, stop, onAction }: LessonCalloutProps) {
  const { textOf } = useText();
  const { myth } = lesson;
  const say = useLessonText(lesson.id);
  const claim = myth && say(myth.code);
  const [guess, setGuess] = useState<{ lesson: string; verdict: Verdict }>();
  const guessed = guess?.lesson === lesson.id ? guess.verdict : undefined;
  // What to notice gives the answer away: it is said after the guess, or where the lesson stops.
  const asks = claim !== undefined && guessed === undefined && stop === undefined;
  return (
    <div
      className={`flex flex-wrap items-center gap-x-2.5 gap-y-2 rounded-xl border px-3 py-2 text-sm sm:gap-x-4 sm:px-4 sm:py-2.5 sm:text-[15px] lg:min-h-16 ${
        stop ? 'border-accent bg-accent-soft' : 'border-line bg-panel'
      }`}
      data-testid="callout"
    >
      <Lightbulb size={18} className="shrink-0 text-accent" aria-hidden />
      <div className="min-w-min flex-1 basis-48">
        {asks ? (
          <ClaimQuestion sentence={claim} onGuess={(verdict) => setGuess({ lesson: lesson.id, verdict })} />
        ) : (
          <p className="m-0" aria-live="polite">
            {say(stop ? stop.code : `lesson.${lesson.id}.notice`) ?? textOf(`lesson.${lesson.id}.title`)}
          </p>
        )}
        {!asks && myth && claim !== undefined && (
          <ClaimAnswer sentence={claim} verdict={myth.verdict} guess={guessed} />
        )}
      </div>
      {stop?.actions.map((action) => (
        <button
          key={action.run}
          type="button"
          className="button button-primary lesson-action"
          title={action.run}
          onClick={() => onAction(action)}
        >
          {say(`action.${action.code}`) ?? action.run}
        </button>
      ))}
    </div>
  );
});
