import { viewings } from '@alongside/workflows/reading/viewings';
import type { ViewingLine } from '@alongside/workflows/reading/who-viewed';
import { Button, Radio, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { clock } from '../words/dates.ts';
import { byDay } from './by-day.ts';
import { whoViewedAddress, type WhoViewedAsked, whoViewedQuery } from './reading-queries.ts';

const route = getRouteApi('/who-viewed');

/** “Who viewed this?”: about a case, about a colleague's discussions, or everything a colleague viewed. */
export function WhoViewedScreen() {
  const asked = route.useSearch();
  const found = useInfiniteQuery(whoViewedQuery(asked));
  const isAsked = Object.values(asked).some(Boolean);
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="Who viewed this?">Who viewed this?</PageTitle>
        <p>
          Every view, search and export stands in a log that nobody can change unseen. Asking here
          stands in it, too.
        </p>
      </header>
      <Ask key={JSON.stringify(asked)} asked={asked} />
      {!isAsked ? null : found.isPending ? (
        <Waiting what="Looking in the log …" />
      ) : found.error ? (
        <CouldNotRead error={found.error} again={() => void found.refetch()} />
      ) : (
        <Found
          lines={found.data.pages.flatMap((page) => page.items)}
          asked={asked}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          fetching={found.isFetchingNextPage}
        />
      )}
    </div>
  );
}

type Way = 'caseReference' | 'about' | 'by';

function Ask({ asked }: { asked: WhoViewedAsked }) {
  const navigate = useNavigate({ from: '/who-viewed' });
  const [way, setWay] = useState<Way>(asked.by ? 'by' : asked.about ? 'about' : 'caseReference');
  const [value, setValue] = useState(asked[way] ?? '');
  return (
    <form
      className="paper stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') void navigate({ search: { [way]: value.trim() } });
      }}
    >
      <Radio.Group
        label="What do you want to know?"
        size="md"
        value={way}
        onChange={(chosen) => {
          setWay(chosen === 'by' || chosen === 'about' ? chosen : 'caseReference');
          setValue('');
        }}
      >
        <div className="stack tight choices">
          <Radio size="md" value="caseReference" label="Who viewed anything about a case" />
          <Radio size="md" value="about" label="Who viewed a colleague’s discussions" />
          <Radio size="md" value="by" label="What a colleague viewed" />
        </div>
      </Radio.Group>
      {way === 'caseReference' ? (
        <TextInput
          label="Case reference"
          value={value}
          autoComplete="off"
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : (
        <PersonChoice
          key={way}
          name="colleague"
          label="Which colleague?"
          whoReads={null}
          without={[]}
          value={value}
          change={setValue}
        />
      )}
      <div>
        <Button type="submit" disabled={value.trim() === ''}>
          Look it up
        </Button>
      </div>
    </form>
  );
}

function Found({
  lines,
  asked,
  more,
  fetching,
}: {
  lines: readonly ViewingLine[];
  asked: WhoViewedAsked;
  more: (() => void) | null;
  fetching: boolean;
}) {
  if (lines.length === 0) {
    return (
      <p role="status">
        Nothing. Nobody viewed it as far back as the log is kept, or there is no such case here.
      </p>
    );
  }
  return (
    <section className="stack" aria-labelledby="found">
      <div className="row apart">
        <h2 id="found">In the log, newest first</h2>
        <a className="quiet-link" href={`/api/v1${whoViewedAddress(asked, '.csv')}`} download>
          Take it as a file (CSV)
        </a>
      </div>
      {byDay(lines).map(({ date, entries }) => (
        <section key={date} className="stack tight">
          <h3>{date}</h3>
          <ul className="plain-list days">
            {entries.map((line) => (
              <li key={line.sequence}>
                <p>
                  {line.person?.name ?? 'The service'} {viewings[line.what]}
                  {aboutWhat(line)}{' '}
                  <span className="quiet small">
                    {clock(line.at)}, entry {line.sequence}
                  </span>
                </p>
                {line.reason === null ? null : (
                  <blockquote className="said">“{line.reason}”</blockquote>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more ? (
        <div>
          <Button variant="default" loading={fetching} onClick={more}>
            Show earlier ones
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function aboutWhat({ caseReference, colleague, words }: ViewingLine): string {
  const parts = [caseReference, colleague?.name, words === null ? null : `for “${words}”`].filter(
    Boolean,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
