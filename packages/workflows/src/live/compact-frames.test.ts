import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentsOf, compactDone, compactFrame, readCompact } from './compact-frames.ts';

const number = fc.nat({ max: 2 ** 32 - 1 });
const name = fc.stringMatching(/^findings:[A-Za-z0-9_-]{1,64}$/);

describe('compact frames', () => {
  it('carry document, update and question, and are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('update' as const, 'awareness' as const),
        name,
        fc.uint8Array(),
        fc.option(number, { nil: undefined }),
        (kind, doc, update, question) => {
          const frame = compactFrame(kind, doc, update, question);
          expect(frame && readCompact(frame)).toEqual({ kind, doc, update, question });
        },
      ),
    );
  });

  it('carry several answers', () => {
    fc.assert(
      fc.property(fc.array(number), (questions) => {
        expect(readCompact(compactDone(questions))).toEqual({ kind: 'done', questions });
      }),
    );
  });

  it('cut short or made up are read as something or nothing, without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const frame = readCompact(bytes);
        if (bytes.length === 0 || (bytes[0] ?? 0) === 0 || (bytes[0] ?? 0) > 5)
          expect(frame).toBeUndefined();
      }),
    );
    expect(readCompact(Uint8Array.of(1, 9, 97))).toBeUndefined();
    expect(readCompact(Uint8Array.of(5, 0, 0))).toBeUndefined();
  });

  it('are not made for names that no document has', () => {
    expect(compactFrame('update', 'findings:ä', new Uint8Array())).toBeUndefined();
    expect(compactFrame('update', 'f'.repeat(256), new Uint8Array())).toBeUndefined();
  });

  it('are told from the attachments of a message by how many that announces', () => {
    expect(attachmentsOf('51-0["doc:update",{}]')).toBe(1);
    expect(attachmentsOf('62-[{"_placeholder":true,"num":0}]')).toBe(2);
    expect(attachmentsOf('2["changed",{}]')).toBe(0);
    expect(attachmentsOf('5x')).toBe(0);
  });
});
