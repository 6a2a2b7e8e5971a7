import type { Variation } from '../../projection/worlds/worlds';
import { useText } from '../text/TextContext';
import type { WorldRuns } from './useWorldRuns';

/** What is varied: the variations that this scenario allows. */
export function VariationTabs({ runs, onChoose }: { runs: WorldRuns; onChoose(variation: Variation): void }) {
  const { text } = useText();
  const { available, variation } = runs;
  if (available.length === 0) return <p className="world-said">{text('worlds.nothing')}</p>;
  return (
    <fieldset className="world-variations">
      <legend className="visually-hidden">{text('worlds.variations')}</legend>
      {available.map((each) => (
        <label key={each} className={each === variation ? 'world-variation chosen' : 'world-variation'}>
          <input
            type="radio"
            name="variation"
            className="visually-hidden"
            checked={each === variation}
            onChange={() => onChoose(each)}
          />
          {text(`worlds.variation.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
