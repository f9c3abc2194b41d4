import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Outcome } from '../form/outcome.tsx';
import { firstName } from '../words/people.ts';
import { usePracticeCommand } from './practice-queries.ts';

/** Whoever gave words takes them back, and learns nothing of what became of them. */
export function Withdraw({ item: { id, praised } }: { item: GreatPracticeItem }) {
  const sending = usePracticeCommand(id);
  const [asking, setAsking] = useState(false);
  const them = firstName(praised?.name ?? '');
  if (!asking) {
    return (
      <Button
        variant="subtle"
        size="compact-md"
        className="no-print"
        onClick={() => setAsking(true)}
      >
        Take my words back
      </Button>
    );
  }
  return (
    <div className="stack tight reach no-print" role="group" aria-label="Take my words back">
      <p>
        They leave this page and can never go on the wall. {them} may have read them already, and
        goes on reading them if {them} has chosen to keep them. There is no way back.
      </p>
      <Outcome sending={sending} />
      <div className="row">
        <Button
          autoFocus
          loading={sending.sending}
          onClick={() => void sending.send({ type: 'withdraw' })}
        >
          Take them back
        </Button>
        <Button variant="subtle" onClick={() => setAsking(false)}>
          Leave them with {them}
        </Button>
      </div>
    </div>
  );
}
