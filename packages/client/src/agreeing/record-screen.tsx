import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { recordQuery } from '../api/queries.ts';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { useOpenDiscussion } from '../discussion/open-discussion.ts';
import { day } from '../words/dates.ts';
import { inWords, nameIn } from '../words/people.ts';
import { RecordPage } from './record-page.tsx';
import { TakeAway } from './take-away.tsx';
import { TwoVoices } from './two-voices.tsx';

const route = getRouteApi('/discussions/$id/records/$version');

/** One agreed version of the record. It never changes; it can be read and printed. */
export function RecordScreen() {
  const discussion = useOpenDiscussion();
  const { version } = route.useParams();
  const record = useQuery(recordQuery(discussion.id, Number(version)));
  if (record.isPending) return <Waiting what="Fetching the record …" />;
  if (record.error)
    return <CouldNotRead error={record.error} again={() => void record.refetch()} />;
  const { agreements, contentHash, agreedAt, findings, familyVoice, focus } = record.data;
  const others = discussion.recordVersions.filter((other) => other.version !== record.data.version);
  const later = others.filter((other) => other.version > record.data.version).at(-1);
  return (
    <section className="stack" aria-labelledby="frozen">
      <h2 id="frozen">The record, version {record.data.version}</h2>
      <p>
        Agreed by {inWords(agreements.map(({ person }) => person.name))} on {day(agreedAt)}. It can
        no longer be changed.{' '}
        <span className="quiet">
          Its mark is <span className="hash">{contentHash.slice(0, 12)}</span>.
        </span>
      </p>
      <TakeAway discussion={discussion.id} version={record.data.version} />
      {later ? (
        <p className="meaning of-learning">
          It was opened again since. What stands now is version {later.version}, agreed on{' '}
          {day(later.agreedAt)}.
        </p>
      ) : null}
      {focus !== discussion.focus ? <p>The focus then: {focus}</p> : null}
      <div className="paper stack">
        <RecordPage
          findings={findings}
          familyVoice={familyVoice}
          name={(id) =>
            agreements.find(({ person }) => person.id === id)?.person.name ?? nameIn(discussion, id)
          }
        />
        {agreements.some(({ difference }) => difference) ? (
          <TwoVoices
            title="Seen differently"
            voices={agreements.map(({ person, difference }) => ({
              name: person.name,
              words: difference,
            }))}
          />
        ) : null}
        <section className="print-only">
          <h3>Agreed by</h3>
          <ul className="plain-list">
            {agreements.map(({ person, at, difference }) => (
              <li key={person.id}>
                {person.name}, {day(at)}
                {difference ? ', with a different view beside it' : ''}
              </li>
            ))}
          </ul>
          <p className="small hash">{contentHash}</p>
        </section>
      </div>
      <nav className="row no-print" aria-label="Other versions">
        <Link to="/discussions/$id" params={{ id: discussion.id }} className="quiet-link">
          Back to where the discussion stands
        </Link>
        {others.map((other) => (
          <Link
            key={other.version}
            to="/discussions/$id/records/$version"
            params={{ id: discussion.id, version: String(other.version) }}
            className="quiet-link"
          >
            Version {other.version}, agreed on {day(other.agreedAt)}
          </Link>
        ))}
      </nav>
    </section>
  );
}
