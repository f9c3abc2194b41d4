import { ageBands } from '@alongside/workflows/organisation/age-bands';
import type { HoldingRole } from '@alongside/workflows/discussion/contract';
import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { organisationQuery } from '../api/organisation-query.ts';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { FreeLine, FreeText } from '../form/free-text.tsx';
import { likelyTimes } from '../form/likely-times.ts';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { TimesField } from '../form/times-field.tsx';
import { useLikelyTimes } from '../form/use-likely-times.ts';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import {
  emptyProposal,
  missingFrom,
  otherRole,
  proposalAbout,
  proposalOf,
} from './proposal-draft.ts';
import { rolesFor } from './roles-for.ts';
import { usePropose } from './use-propose.ts';

const route = getRouteApi('/discussions/new');

/** Asking for a discussion of one's own work, or proposing one to a colleague: one page, under a minute. */
export function ProposeScreen() {
  const me = useMe();
  const navigate = useNavigate();
  const roles = rolesFor(me.roles);
  const asked = route.useSearch();
  const { draft, change, discard } = useDraft(
    // One begun from a practice week is a draft of its own.
    asked.about === undefined ? 'proposal' : `proposal:${asked.about}`,
    proposalAbout(asked, emptyProposal(likelyTimes(new Date()), roles[0])),
  );
  const free = useLikelyTimes(draft.times, (times) => change({ times }), draft.with);
  const [missing, setMissing] = useState<Partial<Record<string, string>>>({});
  const reference = useQuery(organisationQuery).data?.caseReference;
  const propose = usePropose();
  const mine: HoldingRole = roles.includes(draft.myRole) ? draft.myRole : (roles[0] ?? 'worker');
  const asking = mine === 'worker';

  if (roles.length === 0) {
    return (
      <div className="page narrow stack">
        <PageTitle tab="Ask for a discussion">
          Discussions are held by social workers and practice leads
        </PageTitle>
        <p>You are welcome in one as a guest: the two who hold it can invite you.</p>
      </div>
    );
  }

  async function submit() {
    const proposal = { ...draft, myRole: mine };
    const gaps = missingFrom(proposal, reference);
    setMissing(gaps);
    const first = Object.keys(gaps)[0];
    if (first) {
      document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    const made = await propose.send(proposalOf(proposal));
    if (!made) return;
    discard();
    await navigate({ to: '/discussions/$id', params: { id: made.id } });
  }

  return (
    <form
      className="page narrow stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <header className="stack tight">
        <PageTitle tab={asking ? 'Ask for a discussion' : 'Propose a discussion'}>
          {asking ? 'Ask for a learning discussion' : 'Propose a learning discussion'}
        </PageTitle>
        <p>
          {asking
            ? 'About a piece of your own work that you would like to think through with somebody.'
            : 'To a colleague, about a piece of their work. They choose the time, or say no.'}
        </p>
      </header>
      {roles.length > 1 ? (
        <Radio.Group
          label="Whose work is it about?"
          size="md"
          value={mine}
          onChange={(value) =>
            change({ myRole: value === 'worker' ? 'worker' : 'practiceLead', with: '' })
          }
        >
          <div className="stack tight choices">
            <Radio size="md" value="worker" label="Mine. I am asking a practice lead" />
            <Radio
              size="md"
              value="practiceLead"
              label="A colleague’s. I am proposing it as practice lead"
            />
          </div>
        </Radio.Group>
      ) : null}
      <div className="stack tight">
        <PersonChoice
          name="with"
          label={
            asking ? 'With whom would you like to talk?' : 'Whom would you like to sit down with?'
          }
          whoReads={<WhoReads>The two of you.</WhoReads>}
          roles={[otherRole(mine)]}
          without={[me.id]}
          value={draft.with}
          change={(person) => change({ with: person })}
        />
        {missing['with'] ? (
          <p role="alert" className="field-gap">
            {missing['with']}
          </p>
        ) : null}
      </div>
      <div className="two">
        <TextInput
          name="caseReference"
          label="Case reference"
          placeholder={reference?.example}
          description={<WhoReads>The two of you. The number alone: never a name.</WhoReads>}
          value={draft.caseReference}
          maxLength={32}
          autoCapitalize="characters"
          autoComplete="off"
          error={missing['caseReference']}
          onChange={(event) => change({ caseReference: event.currentTarget.value })}
        />
        <NativeSelect
          name="ageBand"
          label="The child’s age"
          description={<WhoReads>The two of you; counted in themes.</WhoReads>}
          value={draft.ageBand}
          error={missing['ageBand']}
          onChange={(event) => change({ ageBand: event.currentTarget.value })}
          data={[
            { value: '', label: 'Choose …' },
            ...ageBands.map((band) => ({ value: band, label: band })),
          ]}
        />
      </div>
      <FreeText
        name="focus"
        label="The focus, in one sentence"
        description={<WhoReads>The two of you. No names, please: “the child” will do.</WhoReads>}
        placeholder="How do we help him understand why he moved?"
        minRows={2}
        value={draft.focus}
        maxLength={300}
        error={missing['focus']}
        onChange={(event) => change({ focus: event.currentTarget.value })}
      />
      <TimesField
        legend="Two or three times that would suit you"
        whoReads={<WhoReads>The two of you. They choose one, or suggest another.</WhoReads>}
        times={draft.times}
        change={(times) => change({ times })}
        free={free}
      />
      <details className="more" open={draft.scaleQuestion !== ''}>
        <summary>Add a question you both answer from 0 to 10 (if you like)</summary>
        <FreeLine
          label="The question"
          description={
            <WhoReads>
              The two of you. You answer apart, and see both answers together. Never added up.
            </WhoReads>
          }
          placeholder="How well does he understand his story?"
          value={draft.scaleQuestion}
          maxLength={200}
          onChange={(event) => change({ scaleQuestion: event.currentTarget.value })}
        />
      </details>
      <Outcome sending={propose} />
      <div className="row reach">
        <Button type="submit" loading={propose.sending}>
          {asking ? 'Ask' : 'Send the invitation'}
        </Button>
        <span className="quiet small">Either of you can still change or withdraw it.</span>
      </div>
    </form>
  );
}
