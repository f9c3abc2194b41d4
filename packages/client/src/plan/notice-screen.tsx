import { may } from '@alongside/workflows/rights/rights';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { PlainWordsHint } from './plain-words-hint.tsx';
import { choicesQuery, useNotice } from './plan-queries.ts';
import './plan.css';

const route = getRouteApi('/plan/new');

/** Puts on the plan what was noticed about a theme. */
export function NoticeScreen() {
  const me = useMe();
  const given = route.useSearch();
  const navigate = useNavigate();
  const choices = useQuery(choicesQuery).data;
  const sending = useNotice();
  // Each theme has its own: what was begun about another must not stand here.
  const { draft, change, discard } = useDraft(`notice:${given.theme ?? ''}`, {
    theme: given.theme ?? '',
    area: given.area ?? '',
    heard: '',
    spottedOn: given.since ?? '',
  });
  if (!may(me, 'answerThemes')) {
    return (
      <div className="page narrow stack">
        <PageTitle tab="The plan">This is for heads of service and the quality lead</PageTitle>
        <p>They put on the plan what comes up in discussions. Everybody can read it there.</p>
        <p>
          <Link to="/plan" className="quiet-link">
            To the plan
          </Link>
        </p>
      </div>
    );
  }

  async function put() {
    const id = await sending.notice({
      theme: draft.theme,
      heard: draft.heard,
      ...(draft.area !== '' && { area: draft.area }),
      ...(draft.spottedOn !== '' && { spottedOn: draft.spottedOn }),
    });
    if (id === null) return;
    discard();
    await navigate({ to: '/plan/$id', params: { id } });
  }

  return (
    <div className="page narrow stack">
      <PageTitle tab="Put something on the plan">Put something on the plan</PageTitle>
      <p>
        From here on everybody can see that it was heard. You have four weeks to find who looks at
        it; after eight the plan says that it waits.
      </p>
      <form
        className="paper stack reach"
        onSubmit={(event) => {
          event.preventDefault();
          void put();
        }}
      >
        <NativeSelect
          label="Which theme is it about?"
          value={draft.theme}
          onChange={(event) => change({ theme: event.currentTarget.value })}
          data={[
            { value: '', label: 'Choose a theme', disabled: true },
            ...(choices?.themes ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <FreeText
          label="What was heard, in a sentence or two"
          description={
            <WhoReads>
              Everybody, also children and families. Leave out names and anything that points to one
              child or colleague.
            </WhoReads>
          }
          placeholder="The strategy form asks the same thing three times."
          value={draft.heard}
          maxLength={300}
          onChange={(event) => change({ heard: event.currentTarget.value })}
        />
        <PlainWordsHint words={draft.heard} />
        <div className="two">
          <NativeSelect
            label="Where?"
            value={draft.area}
            onChange={(event) => change({ area: event.currentTarget.value })}
            data={[
              { value: '', label: 'Everywhere' },
              ...(choices?.areas ?? []).map((area) => ({ value: area, label: area })),
            ]}
          />
          <TextInput
            type="date"
            label="First seen on (if before today)"
            value={draft.spottedOn}
            onChange={(event) => change({ spottedOn: event.currentTarget.value })}
          />
        </div>
        <Outcome sending={sending} />
        <div className="row">
          <Button
            type="submit"
            loading={sending.sending}
            disabled={draft.theme === '' || draft.heard.trim() === ''}
          >
            Put it on the plan
          </Button>
          <Link to="/plan" className="quiet-link">
            Not now
          </Link>
        </div>
      </form>
    </div>
  );
}
