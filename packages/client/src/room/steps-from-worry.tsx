import { useRef } from 'react';
import { LiveEditor } from '../editor/live-editor.tsx';
import type { Card } from './cards.ts';
import { fourWeeksOn } from './due.ts';
import { useRoom, writerIn } from './room.ts';
import { addFinding } from './write-cards.ts';

/** A worry turned into a next step where it stands; the rest of the step is settled at its own stage. */
export function StepsFromWorry({ worry }: { worry: Card }) {
  const room = useRoom();
  const list = useRef<HTMLDivElement>(null);
  const steps = room.cards.filter(
    (card) => card.section === 'nextStep' && card.from.includes(worry.id) && !card.removed,
  );
  function begin(): void {
    addFinding(room.document.doc, {
      section: 'nextStep',
      text: '',
      by: writerIn(room),
      at: new Date().toISOString(),
      from: [worry.id],
      themes: worry.themes,
      due: fourWeeksOn(),
    });
    requestAnimationFrame(() => {
      const fields = list.current?.querySelectorAll<HTMLElement>('[role="textbox"]');
      fields?.[fields.length - 1]?.focus();
    });
  }
  return (
    <div ref={list} className="stack tight">
      {steps.map((step) => (
        <div key={step.id} className="rests-on of-nextStep">
          <span className="tag">Next step</span>
          <LiveEditor
            fragment={step.text}
            label="Next step from this worry"
            placeholder="What needs to happen …"
            readOnly={room.readOnly}
            presence={{ awareness: room.document.live.presence.awareness, user: room.caret }}
          />
        </div>
      ))}
      {room.readOnly ? null : (
        <button type="button" className="plain-button room-make-step" onClick={begin}>
          Make a next step of it
        </button>
      )}
    </div>
  );
}
