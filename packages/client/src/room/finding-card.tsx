import { useId, useRef, useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { LiveEditor } from '../editor/live-editor.tsx';
import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import { CardFoot } from './card-foot.tsx';
import type { Card } from './cards.ts';
import { NextStepFields } from './next-step-fields.tsx';
import { useRoom } from './room.ts';
import { sectionWords } from './stage-words.ts';
import { StepsFromWorry } from './steps-from-worry.tsx';
import { useTaggedBefore } from './tagged-before.ts';
import { ThemePicker } from './theme-picker.tsx';
import { ThemeTags } from './theme-tags.tsx';
import { moveFinding, removeFinding, setTheme } from './write-cards.ts';

/** One finding: words that everybody in the room can type into at the same time, and what is said about them. */
export function FindingCard({
  card,
  number,
  neighbours,
}: {
  card: Card;
  /** Its place among the findings of the stage, from 1. */
  number: number;
  neighbours: { above: string | null; below: string | null };
}) {
  const room = useRoom();
  const { doc } = room.document;
  const id = useId();
  const place = useRef<HTMLLIElement>(null);
  const [picking, setPicking] = useState(false);
  const tagged = useTaggedBefore();
  const [dropSide, setDropSide] = useState<'before' | 'after' | null>(null);
  const text = useYjs(card.text, () => plainText(card.text), Object.is);
  const name = `Finding ${number}${text ? `: ${text.slice(0, 60)}` : ''}`;

  const focusWords = (): void => {
    place.current?.querySelector<HTMLElement>('[role="textbox"]')?.focus();
  };
  const move = (side: 'before' | 'after', beside: string | null): void => {
    if (!beside) return;
    moveFinding(doc, card.id, side, beside);
    announce(side === 'before' ? 'Moved up.' : 'Moved down.');
  };
  const remove = (): void => {
    removeFinding(doc, card.id, room.me);
    announce('Taken out. It can be brought back below.');
    place.current?.closest<HTMLElement>('[data-stage-view]')?.focus();
  };

  return (
    <li
      ref={place}
      className={`room-card of-${card.section}`}
      aria-label={name}
      data-drop={dropSide}
      data-finding={card.id}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('application/x-alongside-finding')) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        setDropSide(event.clientY < box.top + box.height / 2 ? 'before' : 'after');
      }}
      onDragLeave={() => setDropSide(null)}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData('application/x-alongside-finding');
        setDropSide(null);
        if (!dragged || !dropSide) return;
        event.preventDefault();
        moveFinding(doc, dragged, dropSide, card.id);
      }}
    >
      <div className="room-card-words">
        <LiveEditor
          fragment={card.text}
          label={name}
          placeholder={sectionWords[card.section].placeholder}
          readOnly={room.readOnly}
          presence={{ awareness: room.document.live.presence.awareness, user: room.caret }}
          onKey={(event) => {
            if (event.key === '#' && !event.ctrlKey && !event.metaKey) setPicking(true);
            else if (event.altKey && event.key === 'ArrowUp') move('before', neighbours.above);
            else if (event.altKey && event.key === 'ArrowDown') move('after', neighbours.below);
            else if (event.key === 'Escape') goToComposer();
            else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) goToComposer();
            else return false;
            event.preventDefault();
            return true;
          }}
        />
        {room.readOnly ? null : (
          <span
            className="room-card-grip"
            draggable
            aria-hidden="true"
            title="Drag to another place"
            onDragStart={(event) => {
              event.dataTransfer.setData('application/x-alongside-finding', card.id);
              event.dataTransfer.effectAllowed = 'move';
            }}
          >
            ⠿
          </span>
        )}
      </div>
      <ThemeTags card={card} add={() => setPicking(true)} />
      {picking ? (
        <ThemePicker
          themes={room.themes}
          tagged={tagged}
          text={text}
          chosen={card.themes}
          choose={(theme) => {
            setTheme(doc, card.id, theme, true);
            setPicking(false);
            focusWords();
          }}
          close={(goBack) => {
            setPicking(false);
            if (goBack) focusWords();
          }}
        />
      ) : null}
      {card.section === 'nextStep' ? <NextStepFields card={card} /> : null}
      {card.section === 'worry' ? <StepsFromWorry worry={card} /> : null}
      <CardFoot card={card} id={id} neighbours={neighbours} move={move} remove={remove} />
    </li>
  );
}

/** From a card the hand goes back to where the next finding is typed. */
function goToComposer(): void {
  document.querySelector<HTMLElement>('[data-composer] textarea')?.focus();
}
