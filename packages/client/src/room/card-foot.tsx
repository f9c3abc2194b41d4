import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { firstName, nameIn } from '../words/people.ts';
import type { Card } from './cards.ts';
import { useRoom } from './room.ts';
import { standardsQuery } from './themes-query.ts';
import { setField } from './write-cards.ts';

const Authors = lazy(() =>
  import('../history/authors.tsx').then((module) => ({ default: module.Authors })),
);

/** Who wrote it, and what else can be said or done about a finding. Folded away until it is wanted. */
export function CardFoot({
  card,
  id,
  neighbours,
  move,
  remove,
}: {
  card: Card;
  id: string;
  neighbours: { above: string | null; below: string | null };
  move: (side: 'before' | 'after', beside: string | null) => void;
  remove: () => void;
}) {
  const room = useRoom();
  const { discussion, document, me, readOnly } = room;
  const [authors, setAuthors] = useState(false);
  const standards = useQuery(standardsQuery).data;
  const worker = discussion.participants.find(({ role }) => role === 'worker')?.person;
  const mayOwn = worker?.id === me && card.section !== 'nextStep';
  const itsAuthorsAlone = card.ownReflection && worker?.id !== me;
  return (
    <div className="room-card-foot">
      <p className="quiet small room-card-by">
        {writtenBy(card, room)}
        {card.ownReflection
          ? ` · ${worker?.id === me ? 'your' : `${firstName(worker?.name ?? '')}’s`} own reflection`
          : ''}
        {card.share ? ' · to be shared' : ''}
      </p>
      {readOnly ? (
        <WhoWrote open={authors} show={setAuthors} />
      ) : (
        <details className="room-card-more">
          <summary>
            More<span className="visually-hidden"> about this finding</span>
          </summary>
          <div className="stack tight room-card-options">
            <label className="room-option">
              <input
                type="checkbox"
                checked={card.share}
                onChange={(event) =>
                  setField(document.doc, card.id, 'share', event.currentTarget.checked)
                }
              />
              <span>
                Share this learning
                <span className="quiet small room-option-note">
                  Once agreed, colleagues beyond you may read it as an excerpt, without case or
                  names.
                </span>
              </span>
            </label>
            {mayOwn ? (
              <label className="room-option">
                <input
                  type="checkbox"
                  checked={card.ownReflection}
                  onChange={(event) =>
                    setField(document.doc, card.id, 'ownReflection', event.currentTarget.checked)
                  }
                />
                <span>
                  This is my own reflection
                  <span className="quiet small room-option-note">
                    “That didn’t go quite right.” Yours to take back until you both agree.
                  </span>
                </span>
              </label>
            ) : null}
            <div className="room-option-field">
              <label htmlFor={`${id}-standard`}>Which of our practice standards is it about?</label>
              <select
                id={`${id}-standard`}
                className="room-select"
                value={card.standard ?? ''}
                onChange={(event) =>
                  setField(document.doc, card.id, 'standard', event.currentTarget.value || null)
                }
              >
                <option value="">None in particular</option>
                {(standards?.items ?? []).map((standard) => (
                  <option key={standard.id} value={standard.id}>
                    {standard.name}
                  </option>
                ))}
              </select>
            </div>
            <div className="row">
              <WhoWrote open={authors} show={setAuthors} />
              <button
                type="button"
                className="plain-button"
                aria-disabled={neighbours.above === null}
                onClick={() => move('before', neighbours.above)}
              >
                Move up
              </button>
              <button
                type="button"
                className="plain-button"
                aria-disabled={neighbours.below === null}
                onClick={() => move('after', neighbours.below)}
              >
                Move down
              </button>
              {itsAuthorsAlone ? (
                <span className="quiet small">
                  Only {firstName(worker?.name ?? '')} takes this out.
                </span>
              ) : (
                <button type="button" className="plain-button" onClick={remove}>
                  Take it out
                </button>
              )}
            </div>
          </div>
        </details>
      )}
      {authors ? (
        <div className="room-card-authors">
          <Suspense>
            <Authors discussionId={discussion.id} findingId={card.id} />
          </Suspense>
        </div>
      ) : null}
    </div>
  );
}

function WhoWrote({ open, show }: { open: boolean; show: (open: boolean) => void }) {
  return (
    <button type="button" className="plain-button" aria-expanded={open} onClick={() => show(!open)}>
      Who wrote this
    </button>
  );
}

function writtenBy(card: Card, { discussion, me }: ReturnType<typeof useRoom>): string {
  if (card.together) return 'Written together, at one screen';
  if (card.createdBy === null) return 'Begun together';
  return card.createdBy === me
    ? 'Begun by you'
    : `Begun by ${firstName(nameIn(discussion, card.createdBy))}`;
}
