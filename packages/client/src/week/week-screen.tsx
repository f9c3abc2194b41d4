import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { NextStepCard } from '../action/next-step-card.tsx';
import { actionsQuery, discussionsQuery, useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { DiscussionLine } from '../discussion/discussion-line.tsx';
import { can } from '../form/possibility.ts';
import { rolesFor } from '../propose/proposal-draft.ts';
import { firstName, inWords } from '../words/people.ts';
import { comingUp, greeting, lastOutcome } from './this-week.ts';
import { aboutMinutes, whatWaits } from './waiting-words.ts';

/** Home: what waits, in minutes; what is coming up; what came of the last discussion. */
export function WeekScreen() {
  const me = useMe();
  const discussions = useInfiniteQuery(discussionsQuery());
  const actions = useInfiniteQuery(actionsQuery());
  if (discussions.isPending) return <Waiting what="Looking up your week …" />;
  if (discussions.error) {
    return <CouldNotRead error={discussions.error} again={() => void discussions.refetch()} />;
  }
  const all = discussions.data.pages.flatMap((page) => page.items);
  const waiting = all.flatMap((discussion) => {
    const waits = whatWaits(discussion, me.id);
    return waits ? [{ discussion, waits }] : [];
  });
  const minutes = waiting.reduce((sum, { waits }) => sum + waits.minutes, 0);
  const steps = actions.data?.pages.flatMap((page) => page.items) ?? [];
  const decisions = steps.filter((step) => can(step, 'decide'));
  const mine = steps.filter(
    (step) => step.owner.id === me.id && (step.state === 'agreed' || step.state === 'underway'),
  );
  const soon = comingUp(all, new Date());
  const outcome = lastOutcome(all, steps);
  const mayOpen = rolesFor(me.roles);
  return (
    <div className="page stack wide">
      <header className="stack tight">
        <PageTitle tab="Your week">
          {greeting(new Date())}, {firstName(me.name)}
        </PageTitle>
        <p className="quiet">
          {waiting.length + decisions.length === 0
            ? 'Nothing waits for you just now.'
            : waiting.some(({ waits }) => waits.now)
              ? 'Somebody is worried about a child’s safety. Please look at that first.'
              : `What waits for you takes ${aboutMinutes(minutes + decisions.length * 2)}, whenever you have them.`}
        </p>
      </header>

      {waiting.length + decisions.length > 0 ? (
        <section className="stack" aria-labelledby="waits">
          <h2 id="waits">Waiting for you</h2>
          <ul className="plain-list stack">
            {waiting.map(({ discussion, waits }) => (
              <li key={discussion.id}>
                <Link
                  to="/discussions/$id"
                  params={{ id: discussion.id }}
                  className={`item-link paper ${waits.now ? 'meaning of-safety' : ''}`}
                >
                  <p className="item-title">{waits.says}</p>
                  <p className="quiet small">
                    {discussion.caseReference}
                    {discussion.focus ? ` · ${discussion.focus}` : ''} ·{' '}
                    {aboutMinutes(waits.minutes)}
                  </p>
                </Link>
              </li>
            ))}
            {decisions.length > 0 ? (
              <li>
                <Link to="/decisions" className="item-link paper">
                  <p className="item-title">
                    A colleague needs your decision to go on with a next step.
                  </p>
                  <p className="quiet small">{aboutMinutes(decisions.length * 2)}</p>
                </Link>
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}

      <section className="stack" aria-labelledby="coming-up">
        <h2 id="coming-up">Coming up</h2>
        {soon.length === 0 ? (
          <p className="quiet">
            No meeting or revisit in the next two weeks. When one is set, it stands here.
          </p>
        ) : (
          <ul className="plain-list stack">
            {soon.map(({ discussion, says }) => (
              <li key={`${discussion.id}${says}`}>
                <DiscussionLine discussion={discussion} me={me.id} says={says} />
              </li>
            ))}
          </ul>
        )}
      </section>

      {mine.length > 0 ? (
        <section className="stack" aria-labelledby="steps">
          <h2 id="steps">Next steps that are yours</h2>
          <ul className="plain-list stack">
            {mine.map((step) => (
              <li key={step.id}>
                <NextStepCard summary={step} me={me.id} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}

      {outcome ? (
        <section className="stack" aria-labelledby="came-of">
          <h2 id="came-of">What came of your last discussion</h2>
          <p>
            Because of what{' '}
            {inWords(outcome.names.map((name) => (name === me.name ? 'you' : firstName(name))))}{' '}
            wrote:
          </p>
          <ul className="plain-list stack">
            {outcome.steps.map((step) => (
              <li key={step.id} className="meaning of-strength">
                <p className="said">{step.difference ?? step.what}</p>
                <p className="quiet small">{step.difference ? step.what : 'Done'}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}

      {mayOpen.length > 0 ? (
        <p className="row">
          <Link to="/discussions/new" className="button-link">
            {mayOpen.includes('practiceLead') ? 'Propose a discussion' : 'Ask for a discussion'}
          </Link>
          <span className="quiet small">It takes under a minute.</span>
        </p>
      ) : null}
    </div>
  );
}
