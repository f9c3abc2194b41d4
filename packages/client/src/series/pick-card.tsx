import type { Pick, Series } from '@alongside/workflows/series/contract';
import { Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { pickWords } from './say-series.ts';
import { leadsQuery, useSeriesCommand } from './series-queries.ts';

/** One drawn case: whose work it is, who holds it, and how far it has come. */
export function PickCard({ series, pick, keeps }: { series: Series; pick: Pick; keeps: boolean }) {
  const [open, setOpen] = useState<'handOver' | 'leaveOut' | null>(null);
  const navigate = useNavigate();
  const begun = pick.state === 'underWay' || pick.state === 'agreed';
  return (
    <article className="paper stack tight pick" aria-label={pick.reference}>
      <div className="row between">
        <p className="item-title">{pick.reference}</p>
        <p className="tag">{pickWords[pick.state]}</p>
      </div>
      <p className="quiet small">
        {pick.worker ? `${pick.worker.name}’s work` : 'The list named no worker we know'}
        {pick.practiceLead ? ` · held by ${pick.practiceLead.name}` : ''}
      </p>
      {pick.leftOutBecause ? <p>{pick.leftOutBecause}</p> : null}
      {keeps && !begun && open === null ? (
        <div className="row">
          <Button
            variant={pick.state === 'toHandOver' ? 'filled' : 'default'}
            size="sm"
            onClick={() => setOpen('handOver')}
          >
            {pick.practiceLead ? 'Hand it to somebody else' : 'Choose a practice lead'}
          </Button>
          {pick.state === 'leftOut' ? null : (
            <Button variant="subtle" size="sm" onClick={() => setOpen('leaveOut')}>
              Leave it out
            </Button>
          )}
        </div>
      ) : null}
      {open === 'handOver' ? (
        <HandOver series={series} pick={pick} close={() => setOpen(null)} />
      ) : null}
      {open === 'leaveOut' ? (
        <LeaveOut series={series} pick={pick} close={() => setOpen(null)} />
      ) : null}
      {!keeps && pick.state === 'handedOver' ? (
        <div>
          <Button
            size="sm"
            onClick={() =>
              void navigate({
                to: '/discussions/new',
                search: { about: pick.reference, with: pick.worker?.id },
              })
            }
          >
            Propose it
          </Button>
        </div>
      ) : null}
    </article>
  );
}

function HandOver({ series, pick, close }: { series: Series; pick: Pick; close: () => void }) {
  const leads = useQuery(leadsQuery(series.id, pick.place));
  const command = useSeriesCommand<{ practiceLead: string; expectedRevision: number }>(
    `/series/${series.id}/picks/${pick.place}`,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  if (leads.isPending) return <Waiting />;
  if (leads.error) return <CouldNotRead error={leads.error} again={() => void leads.refetch()} />;
  const { items } = leads.data;
  if (items.length === 0)
    return <p>No practice lead can hold this one: none is left who is not the line manager.</p>;
  const practiceLead = chosen ?? items[0]?.person.id ?? '';
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void command
          .send({ practiceLead, expectedRevision: series.revision })
          .then((taken) => (taken ? close() : undefined));
      }}
    >
      <Radio.Group
        label="Who might hold it?"
        description={
          pick.worker
            ? 'Suggested across services, never the line manager, shared out evenly. You choose.'
            : 'The list named no worker we know, so look yourself that you choose nobody who manages them.'
        }
        value={practiceLead}
        onChange={setChosen}
      >
        <div className="stack tight choices">
          {items.slice(0, 8).map(({ person, because }) => (
            <Radio key={person.id} value={person.id} label={person.name} description={because} />
          ))}
        </div>
      </Radio.Group>
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending}>
          Hand it over
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}

function LeaveOut({ series, pick, close }: { series: Series; pick: Pick; close: () => void }) {
  const command = useSeriesCommand<{ leaveOutBecause: string; expectedRevision: number }>(
    `/series/${series.id}/picks/${pick.place}`,
  );
  const [because, setBecause] = useState('');
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void command
          .send({ leaveOutBecause: because, expectedRevision: series.revision })
          .then((taken) => (taken ? close() : undefined));
      }}
    >
      <FreeText
        label="Why is it left out?"
        description="It stays on this page with your reason, so that nobody wonders."
        placeholder="The family is in the middle of a move."
        value={because}
        maxLength={300}
        autoFocus
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending} disabled={because.trim().length < 3}>
          Leave it out
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
