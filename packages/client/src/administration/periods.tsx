import {
  retentionKinds,
  restAfterChange,
  type RetentionPeriods,
} from '@alongside/workflows/retention/when-it-goes';
import { Button, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { Outcome } from '../form/outcome.tsx';
import { day } from '../words/dates.ts';
import { administrationKeys } from './administration-queries.ts';
import { keptWords } from './kept-words.ts';
import { usePosting } from './use-sending.ts';

/** How long each kind is kept, in months. */
export function Periods({
  revision,
  periods,
  changedAt,
}: {
  revision: number;
  periods: RetentionPeriods;
  changedAt: string | null;
}) {
  const posting = usePosting<unknown>([administrationKeys.all]);
  const [draft, setDraft] = useState(periods);
  const rests = changedAt === null ? 0 : Date.parse(changedAt) + restAfterChange;
  async function keep() {
    const sent = await posting.send('/retention', { expectedRevision: revision, periods: draft });
    if (sent) announce('The periods are kept. Nothing goes in the next seven days.');
  }
  return (
    <form
      className="paper stack"
      aria-labelledby="periods"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h2 id="periods">The periods</h2>
      {rests > Date.now() ? (
        <p role="status">
          They were changed lately. Nothing goes before {day(new Date(rests).toISOString())}.
        </p>
      ) : null}
      <div className="two">
        {retentionKinds.map((kind) => (
          <NumberInput
            key={kind}
            size="md"
            label={keptWords[kind].all}
            description={keptWords[kind].hint}
            inputWrapperOrder={['label', 'description', 'input', 'error']}
            classNames={{ wrapper: 'months-field' }}
            hideControls
            value={draft[kind]}
            min={1}
            max={900}
            allowDecimal={false}
            onChange={(months) => setDraft({ ...draft, [kind]: Number(months) })}
          />
        ))}
      </div>
      <Radio.Group
        label="In the log of what went, a case is named by"
        size="md"
        value={draft.namedInLog}
        onChange={(named) =>
          setDraft({ ...draft, namedInLog: named === 'reference' ? 'reference' : 'code' })
        }
      >
        <div className="stack tight choices">
          <Radio size="md" value="code" label="A code. Only who knows the reference finds it" />
          <Radio size="md" value="reference" label="Its case reference" />
        </div>
      </Radio.Group>
      <p className="quiet small">
        After a change nothing goes for seven days, so that a slip can be put right.
      </p>
      <Outcome sending={posting} />
      <div>
        <Button type="submit" loading={posting.sending}>
          Keep these periods
        </Button>
      </div>
    </form>
  );
}
