import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Link, Outlet, getRouteApi, useMatchRoute } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useDiscussion, useMe } from '../api/queries.ts';
import { announce } from '../app/announcer.tsx';
import { useKeepFocus } from '../app/keep-focus.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { ConcernBanner } from '../safety/concern-banner.tsx';
import { SafetyDoor } from '../safety/safety-door.tsx';
import { CaseReference } from '../words/case-reference.tsx';
import { participantWords } from '../words/people.ts';
import './discussion.css';
import { OpenDiscussionProvider } from './open-discussion.ts';
import { whereWeAre } from './where-we-are.ts';

const LateFindings = lazy(() =>
  import('../live/late-findings.tsx').then((module) => ({ default: module.LateFindings })),
);

const route = getRouteApi('/discussions/$id');

/** What stands around every screen of a discussion: what it is about, where it stands, and the safety door. */
export function DiscussionFrame() {
  const { id } = route.useParams();
  const discussion = useDiscussion(id);
  if (discussion.data) {
    return (
      <OpenDiscussionProvider value={discussion.data}>
        <Framed discussion={discussion.data} />
      </OpenDiscussionProvider>
    );
  }
  if (discussion.isPending) return <Waiting what="Opening the discussion …" />;
  return <CouldNotRead error={discussion.error} again={() => void discussion.refetch()} />;
}

/** Words that somebody typed without a connection may come back to a record that was agreed meanwhile. */
const closedForWriting = new Set(['acting', 'revisiting', 'closed', 'setAside']);

function Framed({ discussion }: { discussion: DiscussionView }) {
  const me = useMe();
  const matches = useMatchRoute();
  const inRoom = Boolean(matches({ to: '/discussions/$id/room' }));
  const sentence = whereWeAre(discussion, me.id);
  const here = useRef<HTMLParagraphElement>(null);
  const banner = useRef<HTMLDivElement>(null);
  useSayChanges(sentence);
  const participates = discussion.readAs === 'participant';
  useKeepFocus(participates ? here : banner, discussion.revision);
  return (
    <article className={inRoom ? 'page frame frame-room' : 'page frame'}>
      <div className="door-bar">
        <p className="eyebrow">
          <CaseReference reference={discussion.caseReference} />
        </p>
        <SafetyDoor discussion={discussion} />
      </div>
      <header className="frame-head">
        <div className="frame-words">
          <PageTitle tab={discussion.caseReference}>
            {participates ? discussion.focus : 'A child’s safety'}
          </PageTitle>
          <p className="quiet small no-print">{whatAndWho(discussion, me.id)}</p>
          <p className="quiet small print-only">{whatAndWho(discussion, null)}</p>
        </div>
      </header>
      {participates ? (
        <ConcernBanner discussion={discussion} me={me.id} />
      ) : (
        // For somebody who answers for safety, this is where the discussion stands.
        <div ref={banner} tabIndex={-1} role="group" aria-label="The worry about a child">
          <ConcernBanner discussion={discussion} me={me.id} />
        </div>
      )}
      {participates ? (
        <>
          <div className="frame-where no-print">
            <p ref={here} tabIndex={-1} className="where">
              {sentence}
            </p>
            <nav aria-label="This discussion" className="frame-nav">
              <Link
                to="/discussions/$id"
                params={{ id: discussion.id }}
                activeOptions={{ exact: true }}
              >
                Now
              </Link>
              <Link to="/discussions/$id/timeline" params={{ id: discussion.id }}>
                What happened so far
              </Link>
              <Link to="/discussions/$id/who-read" params={{ id: discussion.id }}>
                Who has read this
              </Link>
              <Link to="/discussions/$id/life-happens" params={{ id: discussion.id }}>
                Life happens
              </Link>
            </nav>
          </div>
          {closedForWriting.has(discussion.state.journey) ? (
            <Suspense>
              <LateFindings discussion={discussion} />
            </Suspense>
          ) : null}
          <Outlet />
        </>
      ) : (
        <p>
          You see this because you are asked to look after the safety of the child. What the two
          write to each other stays with them.
        </p>
      )}
    </article>
  );
}

/** On paper everybody stands with their name. */
function whatAndWho(discussion: DiscussionView, me: string | null): string {
  return [
    `Age ${discussion.ageBand}`,
    discussion.service,
    ...discussion.participants.map(
      ({ person, role }) => `${person.id === me ? 'You' : person.name} (${participantWords[role]})`,
    ),
  ]
    .filter(Boolean)
    .join(' · ');
}

function useSayChanges(sentence: string): void {
  const said = useRef(sentence);
  useEffect(() => {
    if (said.current === sentence) return;
    said.current = sentence;
    announce(sentence);
  }, [sentence]);
}
