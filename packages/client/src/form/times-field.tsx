import { Button, TextInput } from '@mantine/core';
import type { FreeTimes } from '@alongside/workflows/notification/how-you-hear';
import type { ReactNode } from 'react';
import { dayAndTime } from '../words/dates.ts';
import { instantOf, keptFree } from './likely-times.ts';

interface Props {
  legend: string;
  whoReads: ReactNode;
  /** Local texts as `datetime-local` holds them; empty ones are times not given yet. */
  times: string[];
  change: (times: string[]) => void;
  /** What is kept free of discussions: it is said beside a time that falls into it. */
  free: FreeTimes;
  most?: number;
}

/** Two or three possible times, each a native field, so that it works on any phone and with any keyboard. */
export function TimesField({ legend, whoReads, times, change, free, most = 4 }: Props) {
  return (
    <fieldset className="plain-fieldset stack tight">
      <legend className="field-legend">{legend}</legend>
      {whoReads}
      {times.map((time, index) => (
        // Times have no identity but their place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="row" key={index}>
          <TextInput
            type="datetime-local"
            aria-label={`Time ${index + 1}`}
            value={time}
            step={300}
            onChange={(event) => change(times.with(index, event.currentTarget.value))}
          />
          <span className="quiet small">
            {[inWordsOf(time), keptFree(time, free)].filter(Boolean).join('. ')}
          </span>
          {times.length > 1 ? (
            <Button
              variant="subtle"
              px={0}
              aria-label={`Leave out time ${index + 1}`}
              onClick={() => change(times.toSpliced(index, 1))}
            >
              Leave out
            </Button>
          ) : null}
        </div>
      ))}
      {times.length < most ? (
        <div>
          <Button variant="subtle" px={0} onClick={() => change([...times, ''])}>
            Add another time
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

/** The same time as people say it, so that a field's own notation confuses nobody. */
function inWordsOf(local: string): string {
  const instant = instantOf(local);
  return instant ? dayAndTime(instant) : '';
}
