import { stageNames, stageOfSection } from '@alongside/workflows/discussion/stages';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMe } from '../api/queries.ts';
import { dayAndTime } from '../words/dates.ts';
import { ChangedWords } from './changed-words.tsx';
import './history.css';
import { changesQuery } from './history-queries.ts';
import { sayChange, sayChanges, sayDetails } from './say-history.ts';
import { noteVisit, useVisit } from './use-visit.ts';

/** What the others changed while one was away; folded up, and gone when it is put away. */
export function SinceLastHere({ discussionId }: { discussionId: string }) {
  const me = useMe().id;
  const { data } = useQuery(changesQuery(discussionId));
  const [putAway, setPutAway] = useState(false);
  const isFirst = data?.since === null;
  const news = data?.items ?? [];
  useVisit(discussionId, { known: data !== undefined, seen: putAway || news.length === 0 });
  useEffect(() => {
    // From the first time on there is something to compare with, however they leave.
    if (isFirst) void noteVisit(discussionId);
  }, [isFirst, discussionId]);
  if (!data?.since || news.length === 0 || putAway) return null;
  return (
    <section className="since no-print" aria-label="Since you were last here">
      <details>
        <summary>
          <span>
            Since you were last here: {sayChanges(news, me)}{' '}
            <span className="quiet small">{dayAndTime(data.since)}</span>
          </span>
        </summary>
        <ul className="plain-list stack tight">
          {news.map((change) => {
            const details = sayDetails(change.details);
            return (
              <li key={change.finding} className={`since-change of-${change.section}`}>
                <p className="small">
                  <strong>{sayChange(change, me)}</strong>
                  <span className="quiet">, at “{stageNames[stageOfSection[change.section]]}”</span>
                </p>
                <ChangedWords before={change.before} after={change.after} />
                {details ? <p className="quiet small">{details}.</p> : null}
              </li>
            );
          })}
        </ul>
      </details>
      <button
        type="button"
        className="plain-button"
        onClick={() => {
          setPutAway(true);
          void noteVisit(discussionId);
        }}
      >
        I have seen it
      </button>
    </section>
  );
}
