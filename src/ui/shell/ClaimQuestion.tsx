import type { LessonMyth } from '../../lessons/lesson';
import { useText } from '../text/TextContext';

export type Verdict = LessonMyth['verdict'];

const VERDICTS: readonly Verdict[] = ['true', 'false', 'depends'];

export interface ClaimQuestionProps {
  /** A sentence that people read somewhere. */
  sentence: string;
  onGuess(guess: Verdict): void;
}

/** What the learner holds of a sentence before the run tells: whoever has predicted remembers the answer. */
export function ClaimQuestion({ sentence, onGuess }: ClaimQuestionProps) {
  const { text } = useText();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span>{text('claim.ask', { sentence })}</span>
      <span className="inline-flex flex-wrap gap-1.5">
        {VERDICTS.map((choice) => (
          <button key={choice} type="button" className="button" onClick={() => onGuess(choice)}>
            {text(`claim.guess.${choice}`)}
          </button>
        ))}
      </span>
    </div>
  );
}

export interface ClaimAnswerProps {
  sentence: string;
  verdict: Verdict;
  /** Undefined for whoever just watched. */
  guess: Verdict | undefined;
}

export function ClaimAnswer({ sentence, verdict, guess }: ClaimAnswerProps) {
  const { text } = useText();
  return (
    <p className="m-0 text-sm text-soft" role="status">
      {text('claim.read', { sentence })} <b>{text(`claim.${verdict}`)}</b>{' '}
      {guess !== undefined && text(guess === verdict ? 'claim.right' : 'claim.wrong')}
    </p>
  );
}
