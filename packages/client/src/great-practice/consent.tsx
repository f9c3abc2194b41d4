import { longestPraise } from '@alongside/workflows/great-practice/contract';
import type { GreatPracticeView } from '@alongside/workflows/great-practice/view';
import { caseReferencesIn } from '@alongside/workflows/great-practice/case-references';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { organisationQuery } from '../api/organisation-query.ts';
import { can } from '../form/possibility.ts';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { firstName } from '../words/people.ts';
import { usePracticeCommand } from './practice-queries.ts';

/** To share it, in these words or one's own, or to keep it: both are fine, and a no is told to nobody. */
export function Consent({ practice }: { practice: GreatPracticeView }) {
  const sending = usePracticeCommand(practice.id);
  const { draft, change, discard } = useDraft(`consent:${practice.id}`, { words: practice.words });
  const giver = firstName(practice.nominatedBy.name);
  const words = draft.words.trim();
  const shape = useQuery(organisationQuery).data?.caseReference.shape ?? '';
  const [reference] = caseReferencesIn(words, shape);

  async function share() {
    const taken = await sending.send({
      type: 'consent',
      ...(words !== practice.words && { words }),
    });
    if (taken) discard();
  }

  return (
    <form
      className="paper stack reach no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void share();
      }}
    >
      {practice.standing === 'kept' ? (
        <>
          <h2>Would you like to share it?</h2>
          <p>
            Nobody is waiting for it. You can share it on any day, in these words or your own, and
            take it off the wall again.
          </p>
        </>
      ) : (
        <>
          <h2>May others read it?</h2>
          <p>
            You decide, and you can change your mind on any day. If you keep it to yourself, {giver}{' '}
            is not told, and nobody can see that you were asked.
          </p>
        </>
      )}
      <FreeText
        label="The words on the wall. Change them until they are right for you."
        description={
          <WhoReads>
            Only you, until you share it. Then everybody in your organisation, with your name.
          </WhoReads>
        }
        autosize
        minRows={3}
        value={draft.words}
        maxLength={longestPraise}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      {reference === undefined ? null : (
        <p role="status" className="small">
          <span className="identifier">{reference}</span> This looks like a case reference. Take it
          out before you share it.
        </p>
      )}
      <p className="quiet small">
        No name of a child or family, no case reference, nothing somebody could be found by.
      </p>
      <Outcome sending={sending} />
      <div className="row">
        <Button type="submit" loading={sending.sending} disabled={words === ''}>
          Share it on the wall
        </Button>
        {can(practice, 'decline') ? (
          <Button
            variant="default"
            loading={sending.sending}
            onClick={() => void sending.send({ type: 'decline' })}
          >
            Keep it to myself
          </Button>
        ) : null}
      </div>
    </form>
  );
}
