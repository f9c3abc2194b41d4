import { useId } from 'react';
import { WhoReads } from './who-reads.tsx';

interface Props {
  question: string;
  whoReads: string;
  value: number | null;
  change: (value: number) => void;
}

const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** A question answered from 0 to 10, as eleven radios in a row: one tap, or the arrow keys. */
export function ScaleAnswer({ question, whoReads, value, change }: Props) {
  const name = useId();
  return (
    <fieldset className="plain-fieldset stack tight">
      <legend className="field-legend">{question} (if you like)</legend>
      <WhoReads>{whoReads}</WhoReads>
      <div className="scale">
        {values.map((step) => (
          <label key={step} className="scale-step">
            <input
              type="radio"
              name={name}
              className="visually-hidden"
              checked={value === step}
              onChange={() => change(step)}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
      <p className="quiet small">0 is not at all, 10 is as well as could be.</p>
    </fieldset>
  );
}
