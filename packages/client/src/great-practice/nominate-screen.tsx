import { longestPraise } from '@alongside/workflows/great-practice/contract';
import { Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { discussionQuery, useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { useNominate } from './practice-queries.ts';

const route = getRouteApi('/great-practice/new');

interface Taken {
  discussion: string;
  finding: string;
  words: string;
  people: { id: string; name: string }[];
}

/** Says what a colleague does well: from nothing, or with the words of a strength that was agreed. */
export function NominateScreen() {
  const { discussion, finding } = route.useSearch();
  return (
    <div className="page narrow stack">
      <PageTitle tab="Great practice">Say what you noticed</PageTitle>
      <p>
        Somebody did something well, and you saw it. They read it first, and decide whether anybody
        else does.
      </p>
      {discussion !== undefined && finding !== undefined ? (
        <FromRecord discussion={discussion} finding={finding} />
      ) : (
        <NominationForm from={null} />
      )}
    </div>
  );
}

function FromRecord({ discussion, finding }: { discussion: string; finding: string }) {
  const me = useMe();
  const whole = useQuery(discussionQuery(discussion));
  if (whole.isPending) return <Waiting />;
  if (whole.error) return <CouldNotRead error={whole.error} again={() => void whole.refetch()} />;
  const strength = whole.data.findings.find(
    ({ id, section, share }) => id === finding && section === 'strength' && share,
  );
  if (!strength) return <p>This strength is not shared, so it stays in your record.</p>;
  const people = whole.data.participants
    .map(({ person }) => person)
    .filter(({ id }) => id !== me.id);
  return <NominationForm from={{ discussion, finding, words: strength.text, people }} />;
}

function NominationForm({ from }: { from: Taken | null }) {
  const me = useMe();
  const navigate = useNavigate();
  const sending = useNominate();
  const { draft, change, discard } = useDraft(from ? `nominate:${from.finding}` : 'nominate', {
    praised: from?.people.length === 1 ? (from.people[0]?.id ?? '') : '',
    words: from?.words ?? '',
  });

  async function nominate() {
    const taken = await sending.nominate({
      ...draft,
      ...(from && { from: { discussion: from.discussion, finding: from.finding } }),
    });
    if (!taken) return;
    discard();
    await navigate({ to: '/great-practice', search: { show: 'mine' } });
  }

  const readers = <WhoReads>Only they, and you.</WhoReads>;
  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void nominate();
      }}
    >
      {from ? (
        <Radio.Group
          name="praised"
          size="md"
          label="Who did it?"
          description={readers}
          value={draft.praised}
          onChange={(praised) => change({ praised })}
        >
          <div className="stack tight">
            {from.people.map(({ id, name }) => (
              <Radio key={id} size="md" value={id} label={name} />
            ))}
          </div>
        </Radio.Group>
      ) : (
        <PersonChoice
          name="praised"
          label="Who did it?"
          whoReads={readers}
          without={[me.id]}
          value={draft.praised}
          change={(praised) => change({ praised })}
        />
      )}
      <FreeText
        label="What did they do, and what was it like for the child or family?"
        description={
          <WhoReads>
            Whoever it is about, as you write it. Everybody else only if they want it so, in words
            that they can change.
          </WhoReads>
        }
        placeholder="Rang on the same day each week until the phone was answered."
        autosize
        minRows={3}
        value={draft.words}
        maxLength={longestPraise}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <p className="quiet small">
        Leave out names of children and families, case references and anything somebody could be
        found by.
      </p>
      <Outcome sending={sending} />
      <div className="row">
        <Button
          type="submit"
          loading={sending.sending}
          disabled={draft.praised === '' || draft.words.trim() === ''}
        >
          Send it to them
        </Button>
        <Link to="/great-practice" className="quiet-link">
          Not now
        </Link>
      </div>
    </form>
  );
}
