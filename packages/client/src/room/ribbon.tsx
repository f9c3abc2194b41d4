import { stageNames, stages, type Stage } from '@alongside/workflows/discussion/stages';
import { useEffect, useRef } from 'react';
import type { Present } from './here.ts';
import { shortName } from './stage-words.ts';
import { useRoom } from './room.ts';
import { firstName, nameIn } from '../words/people.ts';

/** The stages in their order: where the room is, where one looks, where one may look. Looking moves nobody. */
export function Ribbon({
  roomAt,
  lookingAt,
  present,
  look,
}: {
  roomAt: Stage;
  lookingAt: Stage;
  present: readonly Present[];
  look: (stage: Stage) => void;
}) {
  const { discussion } = useRoom();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [lookingAt]);
  return (
    <nav aria-label="Stages of the room" className="room-ribbon">
      <ol ref={list}>
        {stages.map((stage) => {
          const reached = discussion.stagesReached.includes(stage);
          const there = present.filter((person) => person.stage === stage);
          return (
            <li key={stage} data-room={stage === roomAt} data-reached={reached}>
              <button
                type="button"
                className="room-stage"
                aria-current={stage === lookingAt ? 'step' : undefined}
                aria-disabled={reached ? undefined : true}
                onClick={() => reached && look(stage)}
              >
                <span aria-hidden="true">{shortName(stage)}</span>
                <span className="visually-hidden">
                  {stageNames[stage]}
                  {stage === roomAt ? ', the room is here' : ''}
                  {reached ? '' : ', not opened yet'}
                </span>
              </button>
              <span className="room-stage-note">
                {stage === roomAt ? <span className="room-here">The room is here</span> : null}
                {stage !== roomAt && there.length > 0
                  ? there.map((person) => firstName(nameIn(discussion, person.person))).join(', ')
                  : null}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
