import { useId } from 'react';
import './reflection.css';

const steps = Array.from({ length: 11 }, (_, value) => value);

/** A question answered from 0 to 10 by one person, for themselves; the two answers are only ever shown side by side. */
export function ScaleAnswer({
  question,
  value,
  onChange,
  readOnly,
}: {
  question: string;
  value: number | null;
  onChange: (value: number | null) => void;
  readOnly: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="scale-answer" disabled={readOnly}>
      <legend>
        <span className="reflection-asks">{question}</span>
        <span className="quiet small">
          From 0, not at all, to 10, as good as it can be. You need not answer.
        </span>
      </legend>
      <div className="scale-steps">
        {steps.map((step) => (
          <label key={step} className="scale-step">
            <input
              type="radio"
              name={name}
              className="visually-hidden"
              value={step}
              checked={value === step}
              onChange={() => onChange(step)}
            />
            <span aria-hidden="true">{step}</span>
            <span className="visually-hidden">{sayStep(step)}</span>
          </label>
        ))}
      </div>
      {value !== null && !readOnly ? (
        <button type="button" className="plain-button" onClick={() => onChange(null)}>
          Leave it open after all
        </button>
      ) : null}
    </fieldset>
  );
}

function sayStep(step: number): string {
  if (step === 0) return '0, not at all';
  if (step === 10) return '10, as good as it can be';
  return String(step);
}
