import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { NextStepCard } from '../action/next-step-card.tsx';
import { actionsQuery, discussionsQuery, useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { DiscussionLine } from '../discussion/discussion-line.tsx';
import { can } from '../form/possibility.ts';
import { rolesFor } from '../propose/roles-for.ts';
import { firstName } from '../words/people.ts';
import { ExcerptsWaiting } from '../themes/excerpts-waiting.tsx';
import { CameOf } from './came-of.tsx';
import { firstWords } from './first-words.ts';
import { comingUp, greeting, lastHeld } from './this-week.ts';
import { aboutMinutes, whatWaits } from './waiting-words.ts';
import { withOthers } from './with-others.ts';

/** Home: what waits, in minutes; what others have in hand; what is coming up; what came of the last discussion. */
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
  const elsewhere = all.flatMap((discussion) => {
    const says = whatWaits(discussion, me.id) ? null : withOthers(discussion, me.id);
    return says ? [{ discussion, says }] : [];
  });
  const outcome = lastHeld(all, steps);
  const mayOpen = rolesFor(me.roles);
  const isNew = all.length === 0 && steps.length === 0 && !actions.isPending;
  const past = mine.filter(({ overdue }) => overdue);
  const somethingWaits = waiting.length + decisions.length > 0;
  return (
    <div className="page stack wide">
      <header className="stack tight">
        <PageTitle tab="Your week">
          {greeting(new Date())}, {firstName(me.name)}
        </PageTitle>
        {isNew ? (
          <p>{firstWords(me.roles)}</p>
        ) : (
          <p className="quiet">
            {waiting.some(({ waits }) => waits.now)
              ? 'Somebody is worried about a child’s safety. Please look at that first.'
              : somethingWaits
                ? `What waits for you takes ${aboutMinutes(minutes + decisions.length * 2)}, whenever you have them.`
                : past.length > 0
                  ? 'A next step of yours has passed the day it was hoped for. Say how it stands, or let it go.'
                  : 'Nothing waits for you just now.'}
          </p>
        )}
      </header>

      {somethingWaits ? (
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

      {elsewhere.length > 0 ? (
        <section className="stack" aria-labelledby="with-others">
          <h2 id="with-others">Under way</h2>
          <ul className="plain-list stack">
            {elsewhere.map(({ discussion, says }) => (
              <li key={discussion.id}>
                <DiscussionLine discussion={discussion} me={me.id} says={says} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}

      {soon.length > 0 || (mayOpen.length > 0 && !isNew) ? (
        <section className="stack" aria-labelledby="coming-up">
          <h2 id="coming-up">Coming up</h2>
          {soon.length === 0 ? (
            <p className="quiet">
              No meeting or revisit is set. When one is, it stands here with its day and time.
            </p>
          ) : (
            <ul className="plain-list stack">
              {soon.map(({ discussion, says }) => (
                <li key={discussion.id}>
                  <DiscussionLine discussion={discussion} me={me.id} says={says} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}

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

      <ExcerptsWaiting />

      {outcome ? <CameOf discussion={outcome} all={all} me={me.id} /> : null}

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
