import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useKeepFocus } from '../app/keep-focus.ts';
import { PageTitle } from '../app/page-title.tsx';
import { SearchField } from '../app/search-field.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { PracticeCard } from './practice-card.tsx';
import { practiceListQuery } from './practice-queries.ts';
import './practice.css';

const route = getRouteApi('/great-practice');

/** What colleagues do well, in the words of those who saw it: calm, newest first, nothing added up. */
export function WallScreen() {
  const { show = 'wall', q } = route.useSearch();
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <div className="row apart">
          <PageTitle tab="Great practice">Great practice</PageTitle>
          <Link to="/great-practice/new" className="button-link no-print">
            Say what you noticed
          </Link>
        </div>
        <p>
          {show === 'wall'
            ? 'What goes right is worth as much as what goes wrong. Everything here was noticed by a colleague, and whoever it is about has said that it may stand here.'
            : 'What you noticed in others, and what they noticed in you. Only you see this page.'}
        </p>
        <nav className="row no-print" aria-label="What is shown">
          {show === 'wall' ? (
            <strong aria-current="page">The wall</strong>
          ) : (
            <Link to="/great-practice" className="quiet-link">
              The wall
            </Link>
          )}
          {show === 'mine' ? (
            <strong aria-current="page">What you gave and were given</strong>
          ) : (
            <Link to="/great-practice" search={{ show: 'mine' }} className="quiet-link">
              What you gave and were given
            </Link>
          )}
          <Link to="/great-practice/celebration" className="quiet-link">
            Celebrate together
          </Link>
        </nav>
      </header>
      {show === 'wall' ? <ForYou /> : null}
      <section
        className="stack"
        aria-label={show === 'wall' ? 'On the wall' : 'What you gave and were given'}
      >
        {show === 'wall' ? <Search q={q} /> : null}
        <Listed show={show} q={q} />
      </section>
    </div>
  );
}

/** What a colleague wrote to this reader, and nobody else has read. */
function ForYou() {
  const { data } = useInfiniteQuery(practiceListQuery('waiting'));
  const waiting = data?.pages.flatMap(({ items }) => items) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="for-you">
      <h2 id="for-you">Somebody has noticed you</h2>
      <ul className="plain-list stack">
        {waiting.map((item) => (
          <li key={item.id}>
            <PracticeCard item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Search({ q }: { q: string | undefined }) {
  const navigate = useNavigate({ from: '/great-practice' });
  const search = useCallback(
    (words: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, q: words }), replace: true }),
    [navigate],
  );
  return (
    <search className="no-print">
      <SearchField words={q} search={search} placeholder="Words on the wall" />
    </search>
  );
}

function Listed({ show, q }: { show: 'wall' | 'mine'; q: string | undefined }) {
  const asked = practiceListQuery(show, show === 'wall' ? q : undefined);
  const list = useInfiniteQuery({ ...asked, placeholderData: (before) => before });
  if (list.error) return <CouldNotRead error={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Waiting />;
  const found = list.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <Found items={found} none={emptyWords(show, q)} />
      <ShowMore list={list} />
    </>
  );
}

function Found({ items, none }: { items: GreatPracticeItem[]; none: string }) {
  const here = useRef<HTMLDivElement>(null);
  // What somebody takes back leaves the list, and its button with it.
  useKeepFocus(here, items.length);
  return (
    <div ref={here} tabIndex={-1}>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="plain-list stack">
          {items.map((item) => (
            <li key={item.id}>
              <PracticeCard item={item} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function emptyWords(show: 'wall' | 'mine', q: string | undefined): string {
  if (q) return 'Nothing on the wall has these words. Try fewer.';
  return show === 'wall'
    ? 'The wall is still empty. It begins when somebody says what a colleague did well, and that colleague is happy for others to read it.'
    : 'Nothing so far. What you notice in colleagues comes here, and what they notice in you.';
}
