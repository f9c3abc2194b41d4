import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lead, suggestLeads } from './pairing.ts';
import { drawSample, type Listed } from './sample.ts';

/** FNV-1a, 32 bits: enough for lots in a test. */
function lot(seed: string, key: string): string {
  let hash = 0x811c9dc5;
  for (const char of `${seed}\n${key}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return (hash ^ (hash >>> 13)).toString(16).padStart(8, '0');
}

const usual = {
  seed: 'spring',
  size: 5,
  discussedLately: new Set<string>(),
  conflicted: () => false,
  readable: () => true,
};
const list = (length: number): Listed[] =>
  Array.from({ length }, (_, index) => ({ reference: `CR-${1000 + index}`, worker: null }));

describe('drawing a sample', () => {
  it('comes to the same from the same seed, whatever the order of the list', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(list(40), { minLength: 40, maxLength: 40 }),
        fc.string(),
        (shuffled, seed) => {
          const asked = { ...usual, seed };
          expect(drawSample(shuffled, asked, lot).picked).toEqual(
            drawSample(list(40), asked, lot).picked,
          );
        },
      ),
    );
  });

  it('draws every reference about as often as any other', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const { reference } of drawSample(list(20), { ...usual, seed: `${seed}` }, lot).picked)
        counts.set(reference, (counts.get(reference) ?? 0) + 1);
    }
    // Expected 500 each; four standard deviations are 77.
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(77);
    expect(counts.size).toBe(20);
  });

  it('leaves out what is there twice however it is written, was discussed lately, or is known to its worker, and says why', () => {
    const listed = [
      { reference: 'CR-1', worker: null },
      { reference: 'cr 1', worker: null },
      { reference: 'CR-2', worker: null },
      { reference: 'CR-3', worker: 'sam' },
      { reference: '?', worker: null },
      { reference: ' - ', worker: null },
    ];
    const { picked, leftOut, eligible } = drawSample(
      listed,
      {
        ...usual,
        discussedLately: new Set(['CR2']),
        conflicted: ({ worker }) => worker === 'sam',
        readable: (reference) => reference !== '?',
      },
      lot,
    );
    expect(picked.map(({ reference, place }) => [reference, place])).toEqual([['CR-1', 1]]);
    expect(eligible).toBe(1);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      'twice',
      'discussedLately',
      'conflict',
      'unreadable',
      'unreadable',
    ]);
  });

  it('changes no other lot when one reference is added', () => {
    const before = drawSample(list(30), { ...usual, size: 30 }, lot).picked;
    const after = drawSample(
      [...list(30), { reference: 'CR-9', worker: null }],
      { ...usual, size: 31 },
      lot,
    ).picked;
    const rest = after.filter(({ reference }) => reference !== 'CR-9');
    expect(rest.map(({ reference }) => reference)).toEqual(before.map((one) => one.reference));
  });
});

describe('suggesting a practice lead', () => {
  const worker = { id: 'sam', team: 'kestrel', service: 'Children in care' };
  const lead = (id: string, more: Partial<Lead> = {}): Lead => ({
    id,
    team: null,
    service: 'Support',
    manages: [],
    underWay: 0,
    ...more,
  });
  const order = (leads: Lead[]) => suggestLeads(worker, leads, (id) => id).map((one) => one.lead);

  it('never suggests who manages the worker’s team, nor the worker', () => {
    expect(order([lead('boss', { manages: ['kestrel'] }), lead('sam'), lead('lee')])).toEqual([
      'lee',
    ]);
  });

  it('goes across services first, then by who holds fewest', () => {
    expect(
      order([
        lead('same-team', { team: 'kestrel', service: 'Children in care' }),
        lead('same-service', { service: 'Children in care' }),
        lead('busy', { underWay: 3 }),
        lead('free'),
      ]),
    ).toEqual(['free', 'busy', 'same-service', 'same-team']);
  });

  it('says why, in words', () => {
    const [first] = suggestLeads(worker, [lead('lee', { underWay: 2 })], (id) => id);
    expect(first?.because).toBe('From another service; holds 2 just now.');
    const nobody = { id: '', team: null, service: null };
    const [any] = suggestLeads(nobody, [lead('lee')], (id) => id);
    expect(any?.because).toBe('Holds none just now.');
  });
});
