// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import { LiveDocument } from './live-document.ts';
import { HeldTime, MemoryStore, Relay, type Line } from './relay.fixture.ts';

const name = 'findings:d1';
const people = [0, 1, 2] as const;
const person = fc.constantFrom(...people);
const refusal = fc.constantFrom('missing-updates', 'too-many', 'unavailable', 'internal');

/** What may happen in a room with bad signal. */
const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ what: fc.constant('type'), who: person, at: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('erase'), who: person, at: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('drop'), who: person }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('comeBack'), who: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('reload'), who: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('loseHeard'), who: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('repeatHeard'), who: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('loseAnswer'), who: person }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('refuse'), kind: refusal }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('pass'), time: fc.integer({ min: 1, max: 400 }) }),
  },
);

interface Seat {
  line: Line;
  store: MemoryStore;
  live: LiveDocument;
}

it('whatever the connection does, all copies end equal and hold everything typed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 60 }), async (history) => {
      const relay = new Relay();
      const time = new HeldTime();
      const sit = (store: MemoryStore, online = true): Seat => {
        const line = relay.line();
        if (!online) line.drop();
        return {
          line,
          store,
          live: new LiveDocument({ name, transport: line, store, later: time }),
        };
      };
      const seats = people.map(() => sit(new MemoryStore()));
      const text = (doc: Y.Doc) => doc.getText('t');
      const expected = new Set<number>();
      const missed = new Set<Line>();
      let next = 0;
      await time.pass(100);
      for (const step of history) {
        const who = 'who' in step ? step.who : 0;
        const seat = seats[who];
        if (!seat) continue;
        const shared = text(seat.live.doc);
        if (step.what === 'type' && 'at' in step) {
          shared.insertEmbed(step.at % (shared.length + 1), { mark: next });
          expected.add(next);
          next += 1;
        } else if (step.what === 'erase' && 'at' in step && shared.length > 0) {
          const at = step.at % shared.length;
          const gone = marks(shared)[at];
          shared.delete(at, 1);
          if (gone !== undefined) expected.delete(gone);
        } else if (step.what === 'drop') seat.line.drop();
        else if (step.what === 'comeBack') seat.line.comeBack();
        else if (step.what === 'loseHeard') {
          seat.line.loseHeard += 1;
          missed.add(seat.line);
        } else if (step.what === 'repeatHeard') seat.line.repeatHeard += 1;
        else if (step.what === 'loseAnswer') seat.line.loseAnswers += 1;
        else if (step.what === 'refuse' && 'kind' in step) relay.refuseNext.push(step.kind);
        else if (step.what === 'pass' && 'time' in step) await time.pass(step.time);
        else if (step.what === 'reload') {
          // A page keeps what is typed within a moment; then it goes without saying goodbye.
          await time.pass(60);
          const { online } = seat.line;
          seat.line.drop();
          relay.lines.delete(seat.line);
          seats[who] = sit(seat.store, online);
          await time.pass(1);
        }
      }
      relay.refuseNext = [];
      for (const seat of seats) {
        seat.line.loseHeard = 0;
        seat.line.loseAnswers = 0;
        // A socket loses nothing while it stands: whoever missed a message has lost the connection.
        if (missed.has(seat.line)) seat.line.drop();
        seat.line.comeBack();
      }
      await time.pass(60_000);
      const kept = marks(text(relay.held(name).doc));
      expect(new Set(kept)).toEqual(expected);
      expect(kept).toHaveLength(expected.size);
      for (const seat of seats) {
        expect(marks(text(seat.live.doc))).toEqual(kept);
        expect(seat.live.snapshot.status).toBe('saved');
        expect(seat.live.drained).toBe(true);
      }
      for (const seat of seats) seat.live.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);

function marks(text: Y.Text): number[] {
  const delta: { insert: { mark: number } }[] = text.toDelta();
  return delta.map((part) => part.insert.mark);
}
