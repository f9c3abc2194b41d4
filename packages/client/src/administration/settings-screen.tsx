import { caseAddress, fitsShape } from '@alongside/workflows/organisation/case-reference';
import type { OrganisationSettings } from '@alongside/workflows/organisation/settings';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { fromNow } from '../words/dates.ts';
import { administrationKeys, changesQuery, settingsQuery } from './administration-queries.ts';
import { usePosting } from './use-sending.ts';

/** What the organisation decides for itself, and who changed what lately. */
export function SettingsScreen() {
  const settings = useQuery(settingsQuery);
  if (settings.isPending) return <Waiting />;
  if (settings.error)
    return <CouldNotRead error={settings.error} again={() => void settings.refetch()} />;
  return (
    <div className="stack wide">
      <PageTitle tab="Settings">Settings</PageTitle>
      {/* Read again after each change: a form that begins anew with what stands. */}
      <SettingsForm key={settings.data.revision} {...settings.data} />
      <LatestChanges />
    </div>
  );
}

function SettingsForm({
  revision,
  settings,
}: {
  revision: number;
  settings: OrganisationSettings;
}) {
  const posting = usePosting<unknown>([administrationKeys.all, ['organisation'], ['me']]);
  const [draft, setDraft] = useState(settings);
  const { caseReference, quietHours } = draft;
  const change = (part: Partial<OrganisationSettings>) => setDraft({ ...draft, ...part });
  const reference = (part: Partial<OrganisationSettings['caseReference']>) =>
    change({ caseReference: { ...caseReference, ...part } });
  const address = caseAddress(caseReference.link, caseReference.example);
  const exampleFits = fitsShape(caseReference.example, caseReference.shape);

  async function keep() {
    const { retention: _, ...kept } = draft;
    const sent = await posting.send('/organisation/settings', {
      expectedRevision: revision,
      settings: kept,
    });
    if (sent) announce('The settings are kept.');
  }

  return (
    <form
      className="stack wide reach"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <section className="stack" aria-labelledby="references">
        <h2 id="references">Case references</h2>
        <div className="two">
          <TextInput
            label="How they look"
            description="# stands for a digit, @ for a letter. Empty takes any."
            placeholder="CR-####"
            value={caseReference.shape}
            maxLength={40}
            onChange={(event) => reference({ shape: event.currentTarget.value })}
          />
          <TextInput
            label="An example"
            description="Shown where one is asked for. Not a real one."
            value={caseReference.example}
            maxLength={40}
            error={exampleFits ? null : 'The example does not look like that.'}
            onChange={(event) => reference({ example: event.currentTarget.value })}
          />
        </div>
        <TextInput
          label="Where the case system shows one"
          description="{reference} is replaced. Empty: references lead nowhere."
          placeholder="https://cases.example.org/view/{reference}"
          value={caseReference.link}
          maxLength={500}
          onChange={(event) => reference({ link: event.currentTarget.value })}
        />
        {address ? <p className="quiet small">The example leads to {address}</p> : null}
      </section>
      <section className="stack" aria-labelledby="hours">
        <h2 id="hours">Quiet hours</h2>
        <p>E-mails and messages wait for their end. A worry about a child does not.</p>
        <div className="two">
          <TextInput
            type="time"
            label="From"
            value={quietHours.from}
            onChange={(event) =>
              change({ quietHours: { ...quietHours, from: event.currentTarget.value } })
            }
          />
          <TextInput
            type="time"
            label="Until"
            value={quietHours.until}
            onChange={(event) =>
              change({ quietHours: { ...quietHours, until: event.currentTarget.value } })
            }
          />
        </div>
        <TextInput
          label="Time zone"
          description="Days, quiet hours and reminders are its."
          value={draft.timeZone}
          maxLength={60}
          onChange={(event) => change({ timeZone: event.currentTarget.value })}
        />
      </section>
      <Checkbox
        size="md"
        label="“What we are learning” can be read without signing in"
        description="For families and children in care council. It holds no names and no small numbers."
        checked={draft.learningPageOpen}
        onChange={(event) => change({ learningPageOpen: event.currentTarget.checked })}
      />
      <Outcome sending={posting} />
      <div>
        <Button type="submit" loading={posting.sending}>
          Keep these settings
        </Button>
      </div>
    </form>
  );
}

function LatestChanges() {
  const changes = useQuery(changesQuery);
  const items = changes.data?.items ?? [];
  return (
    <section className="stack tight" aria-labelledby="changes">
      <h2 id="changes">Changed lately</h2>
      {items.length === 0 ? (
        <p className="quiet">Nothing yet.</p>
      ) : (
        <ul className="plain-list stack tight">
          {items.map(({ id, at, by, what }) => (
            <li key={id} className="small">
              {by.name} {what} <span className="quiet">· {fromNow(at)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
