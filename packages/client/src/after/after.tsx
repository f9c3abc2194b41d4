import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Link } from '@tanstack/react-router';
import { useMe } from '../api/queries.ts';
import { NextStepCard } from '../action/next-step-card.tsx';
import { day } from '../words/dates.ts';
import { KeepReflection } from './keep-reflection.tsx';
import { Reopening } from './reopening.tsx';
import { Revisit } from './revisit.tsx';
import { ShareStrength } from './share-strength.tsx';
import { WhatChanged } from './what-changed.tsx';

/** After agreement: next steps, looking again at what changed for the child, and the record. */
export function After({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const { journey } = discussion.state;
  const latest = discussion.recordVersions.at(-1);
  const agreedSteps = discussion.findings.filter(
    ({ section, owner, due }) => section === 'nextStep' && owner !== null && due !== null,
  );
  return (
    <div className="stack wide">
      {journey === 'revisiting' ? <Revisit discussion={discussion} me={me.id} /> : null}
      {journey === 'closed' ? <WhatChanged discussion={discussion} /> : null}
      <section className="stack" aria-labelledby="next-steps">
        <h2 id="next-steps">Next steps</h2>
        {discussion.actions.length === 0 ? (
          <p className="quiet">
            {agreedSteps.length === 0
              ? 'No next step with an owner and a date was agreed. The learning stands in the record.'
              : 'The next steps are on their way to those who take them on.'}
          </p>
        ) : (
          <ul className="plain-list stack">
            {discussion.actions.map((action) => (
              <li key={action.id}>
                <NextStepCard summary={action} me={me.id} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {journey === 'acting' ? <Revisit discussion={discussion} me={me.id} /> : null}
      {journey === 'acting' ? <WhatChanged discussion={discussion} /> : null}
      {latest ? (
        <section className="stack tight" aria-labelledby="records">
          <h2 id="records">The record</h2>
          <ul className="plain-list">
            {discussion.recordVersions.toReversed().map((record) => (
              <li key={record.version}>
                <Link
                  to="/discussions/$id/records/$version"
                  params={{ id: discussion.id, version: String(record.version) }}
                  className="quiet-link"
                >
                  {record === latest ? 'Read the record' : `Version ${record.version}`}, agreed on{' '}
                  {day(record.agreedAt)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ShareStrength discussion={discussion} />
      {journey === 'closed' ? <KeepReflection discussion={discussion} /> : null}
      <Reopening discussion={discussion} me={me.id} />
    </div>
  );
}
