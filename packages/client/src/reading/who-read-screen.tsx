import type { Reading } from '@alongside/workflows/reading/contract';
import { viewings } from '@alongside/workflows/reading/viewings';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/queries.ts';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { useOpenDiscussion } from '../discussion/open-discussion.ts';
import { clock, day } from '../words/dates.ts';
import { byDay } from './by-day.ts';
import { readingsQuery } from './reading-queries.ts';

/** Who has read this, and from outside why: every reading of content leaves a trace that the participants see. */
export function WhoReadScreen() {
  const discussion = useOpenDiscussion();
  const me = useMe();
  const readings = useQuery(readingsQuery(discussion.id));
  if (readings.isPending) return <Waiting what="Looking who has read this …" />;
  if (readings.error)
    return <CouldNotRead error={readings.error} again={() => void readings.refetch()} />;
  const { items } = readings.data;
  const participants = new Set(discussion.participants.map(({ person }) => person.id));
  const others = items.filter(
    ({ person, what }) => !participants.has(person.id) && !saidAlready.has(what),
  );
  return (
    <section className="stack" aria-labelledby="who-read">
      <header className="stack tight">
        <h2 id="who-read">Who has read this</h2>
        <p>
          Every reading of what you write here leaves a trace, by the hour, and nobody can take it
          away. Sitting at your own reflection leaves none.
        </p>
      </header>
      {others.length === 0 ? (
        <p className="meaning of-strength">Nobody but those who take part has read anything.</p>
      ) : (
        <section className="meaning of-learning stack tight" aria-labelledby="from-outside">
          <h3 id="from-outside">Read by somebody who does not take part</h3>
          <ul className="plain-list stack tight">
            {others.map((reading) => (
              <li key={keyOf(reading)}>
                {sentenceFor(reading, me.id)}, {day(reading.at)}, {clock(reading.at)}
                {reading.reason === null ? null : (
                  <blockquote className="said">“{reading.reason}”</blockquote>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {byDay(items).map(({ date, entries }) => (
        <section key={date} className="stack tight">
          <h3>{date}</h3>
          <ul className="plain-list days">
            {entries.map((reading) => (
              <li key={keyOf(reading)}>
                {sentenceFor(reading, me.id)}{' '}
                <span className="quiet small">{clock(reading.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** Once it was opened for a reason, that it was read and put away again is said in the days below. */
const saidAlready = new Set<Reading['what']>(['outsideReading', 'outsideReadingEnded']);

function sentenceFor({ person, what }: Reading, me: string): string {
  return `${person.id === me ? 'You' : person.name} ${viewings[what]}`;
}

function keyOf({ person, what, at }: Reading): string {
  return `${person.id} ${what} ${at}`;
}
