// @vitest-environment node
import { maxUpdateBytes } from '@alongside/workflows/live/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument } from './live-document.ts';
import { HeldTime, MemoryStore, Relay, type Line } from './relay.fixture.ts';
import type { LocalStore } from './kept-copy.ts';
import { whenSaved } from './when-saved.ts';
import { wordsOf } from './written-words.ts';

const name = 'findings:d1';

function start() {
  const relay = new Relay();
  const time = new HeldTime();
  const open = (line: Line = relay.line(), store: LocalStore | null = null) => ({
    line,
    live: new LiveDocument({ name, transport: line, store, later: time }),
  });
  return { relay, time, open };
}

/** Types `text` at the end of answer `at`, as an editor would. */
function type(doc: Y.Doc, text: string, at = 'a'): void {
  doc.transact(() => {
    const answers = doc.getMap<Y.XmlFragment>('answers');
    let fragment = answers.get(at);
    if (!fragment) {
      fragment = new Y.XmlFragment();
      answers.set(at, fragment);
      const paragraph = new Y.XmlElement('paragraph');
      fragment.insert(0, [paragraph]);
      paragraph.insert(0, [new Y.XmlText()]);
    }
    const paragraph = fragment.get(0);
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
    const words = paragraph.get(0);
    if (!(words instanceof Y.XmlText)) throw new Error('no text');
    words.insert(words.length, text);
  });
}

function said(doc: Y.Doc, at = 'a'): string {
  return wordsOf(doc).find((words) => words.at === at)?.text ?? '';
}

describe('a live document', () => {
  it('brings what one types to the other and says when it is saved', async () => {
    const { relay, time, open } = start();
    const [sam, priya] = [open(), open()];
    await time.pass(10);
    expect(sam.live.snapshot).toMatchObject({ status: 'saved', ready: true, readOnly: false });
    type(sam.live.doc, 'T likes the park.');
    expect(sam.live.snapshot.status).toBe('saving');
    await time.pass(40);
    expect(sam.live.snapshot.status).toBe('saved');
    expect(said(priya.live.doc)).toBe('T likes the park.');
    expect(said(relay.held(name).doc)).toBe('T likes the park.');
  });

  it('sends a paste larger than one update may be in parts', async () => {
    const { relay, time, open } = start();
    const [sam, priya] = [open(), open()];
    await time.pass(10);
    type(sam.live.doc, 'Before. ');
    await time.pass(100);
    const pasted = 'The whole file, é and all. '.repeat(90_000);
    type(sam.live.doc, pasted);
    type(sam.live.doc, ' And on.');
    await time.pass(100);
    expect(sam.live.snapshot).toMatchObject({ status: 'saved', problem: null });
    expect(Math.max(...sam.line.sent.map((update) => update.byteLength))).toBeLessThan(
      maxUpdateBytes,
    );
    expect(said(relay.held(name).doc)).toBe(`Before. ${pasted} And on.`);
    expect(said(priya.live.doc)).toBe(`Before. ${pasted} And on.`);
  });

  it('holds what is too large and cannot be divided, says so, and saves again once it is taken out', async () => {
    const { relay, time, open } = start();
    const sam = open();
    await time.pass(10);
    type(sam.live.doc, 'before ');
    await time.pass(100);
    const undo = new Y.UndoManager(sam.live.doc.getMap('pictures'), { captureTimeout: 0 });
    sam.live.doc.getMap('pictures').set('one', 'x'.repeat(maxUpdateBytes + 10));
    await time.pass(100);
    expect(sam.live.snapshot).toMatchObject({ status: 'held' });
    expect(sam.live.snapshot.problem?.status).toBe(413);
    undo.undo();
    type(sam.live.doc, 'after');
    await time.pass(10_000);
    expect(sam.live.snapshot.status).toBe('saved');
    expect(said(relay.held(name).doc)).toBe('before after');
  });

  it('gathers fast typing into few updates', async () => {
    const { relay, time, open } = start();
    const sam = open();
    await time.pass(10);
    for (const letter of 'Visits happen where T likes to be.') type(sam.live.doc, letter);
    await time.pass(40);
    expect(sam.line.sent).toHaveLength(1);
    expect(said(relay.held(name).doc)).toBe('Visits happen where T likes to be.');
  });

  it('keeps what is typed offline and sends it on return, deletions too', async () => {
    const { relay, time, open } = start();
    const [sam, priya] = [open(), open()];
    await time.pass(10);
    type(sam.live.doc, 'one ');
    await time.pass(100);
    sam.line.drop();
    expect(sam.live.snapshot.status).toBe('offline');
    type(sam.live.doc, 'two ');
    type(priya.live.doc, 'elsewhere', 'b');
    sam.live.doc.getMap('answers').delete('a');
    await time.pass(1000);
    expect(said(priya.live.doc)).toBe('one ');
    sam.line.comeBack();
    await time.pass(100);
    expect(sam.live.snapshot.status).toBe('saved');
    expect(relay.held(name).doc.getMap('answers').has('a')).toBe(false);
    expect(said(priya.live.doc)).toBe('');
    expect(said(sam.live.doc, 'b')).toBe('elsewhere');
  });

  it('sends nothing again when the service lacks nothing', async () => {
    const { time, open } = start();
    const sam = open();
    await time.pass(10);
    type(sam.live.doc, 'once');
    sam.live.doc.getMap('answers').delete('a');
    await time.pass(100);
    const sent = sam.line.sent.length;
    sam.line.drop();
    sam.line.comeBack();
    await time.pass(100);
    expect(sam.line.sent).toHaveLength(sent);
  });

  it('is not misled by a lost answer', async () => {
    const { relay, time, open } = start();
    const sam = open();
    await time.pass(10);
    sam.line.loseAnswers = 1;
    type(sam.live.doc, 'heard?');
    await time.pass(50);
    expect(sam.live.snapshot.status).toBe('saving');
    await time.pass(1000);
    expect(sam.live.snapshot.status).toBe('saved');
    expect(said(relay.held(name).doc)).toBe('heard?');
  });

  it('heals when something was lost on the way to it', async () => {
    const { time, open } = start();
    const [sam, priya] = [open(), open()];
    await time.pass(10);
    type(sam.live.doc, 'one ');
    await time.pass(50);
    priya.line.loseHeard = 1;
    type(sam.live.doc, 'two ');
    await time.pass(50);
    type(sam.live.doc, 'three');
    await time.pass(1000);
    expect(said(priya.live.doc)).toBe('one two three');
  });

  it.each(['missing-updates', 'too-many', 'unavailable', 'internal'] as const)(
    'loses nothing when the service answers %s',
    async (kind) => {
      const { relay, time, open } = start();
      const sam = open();
      await time.pass(10);
      relay.refuseNext = [kind, kind];
      type(sam.live.doc, 'patience');
      await time.pass(40);
      expect(said(relay.held(name).doc)).toBe('');
      type(sam.live.doc, ' pays');
      await time.pass(5000);
      expect(said(relay.held(name).doc)).toBe('patience pays');
      expect(sam.live.snapshot.status).toBe('saved');
    },
  );

  it('waits longer after each refusal for haste', async () => {
    const { relay, time, open } = start();
    const sam = open();
    await time.pass(10);
    relay.refuseNext = ['too-many', 'too-many', 'too-many', 'too-many'];
    type(sam.live.doc, 'haste');
    await time.pass(1500);
    expect(sam.line.sent.length).toBeLessThanOrEqual(3);
  });

  it('shows its author what was typed for a text that froze meanwhile, and the text as it stands', async () => {
    const { relay, time, open } = start();
    const [sam, priya] = [open(), open()];
    await time.pass(10);
    type(sam.live.doc, 'agreed words');
    await time.pass(50);
    sam.line.drop();
    type(sam.live.doc, ' and a late thought');
    relay.freeze(name);
    sam.line.comeBack();
    await time.pass(100);
    expect(sam.live.snapshot).toMatchObject({ readOnly: true, status: 'saved' });
    expect(said(sam.live.doc)).toBe('agreed words');
    expect(sam.live.snapshot.typedTooLate?.words).toEqual([
      { at: 'a', section: null, text: 'agreed words and a late thought' },
    ]);
    expect(said(priya.live.doc)).toBe('agreed words');
    expect(relay.held(name).late).toHaveLength(1);
    sam.live.forgetLate();
    expect(sam.live.snapshot.typedTooLate).toBeNull();
  });

  it('shows the text as it froze, without what another typed too late, and calls that nobody’s here', async () => {
    const { relay, time, open } = start();
    const sam = open();
    await time.pass(10);
    type(sam.live.doc, 'agreed words');
    await time.pass(100);
    const priyas = new Y.Doc();
    Y.applyUpdate(priyas, Y.encodeStateAsUpdate(sam.live.doc));
    type(priyas, ' seen and never kept');
    sam.line.hear((listener) => listener.update(name, Y.encodeStateAsUpdate(priyas)));
    expect(said(sam.live.doc)).toContain('seen and never kept');
    relay.freeze(name);
    await time.pass(100);
    expect(said(sam.live.doc)).toBe('agreed words');
    expect(sam.live.snapshot).toMatchObject({
      readOnly: true,
      status: 'saved',
      typedTooLate: null,
    });
  });

  it('says when it is no longer open, and stops', async () => {
    const { time, open } = start();
    const sam = open();
    await time.pass(10);
    sam.line.hear((listener) => listener.removed(name, 'You left this discussion.'));
    expect(sam.live.snapshot).toMatchObject({
      status: 'removed',
      readOnly: true,
      removedBecause: 'You left this discussion.',
    });
  });

  it('opens from this device without a connection, and what was typed there survives the page', async () => {
    const { relay, time, open } = start();
    const store = new MemoryStore();
    const first = open(relay.line(), store);
    await time.pass(100);
    type(first.live.doc, 'saved, ');
    await time.pass(200);
    first.line.drop();
    type(first.live.doc, 'unsaved, ');
    await time.pass(200);
    // The page is gone without a word, and comes back without a connection.
    const line = relay.line();
    line.drop();
    const second = open(line, store);
    await time.pass(100);
    expect(said(second.live.doc)).toBe('saved, unsaved, ');
    expect(second.live.snapshot).toMatchObject({ status: 'offline', readOnly: false, ready: true });
    type(second.live.doc, 'more');
    line.comeBack();
    await time.pass(200);
    expect(said(relay.held(name).doc)).toBe('saved, unsaved, more');
  });

  it('shows who is there, and lets them fade when the connection goes', async () => {
    const { time, open } = start();
    const sam = open();
    await time.pass(10);
    sam.live.presence.awareness.setLocalState({ user: { name: 'Sam' } });
    await time.pass(200);
    const priya = open();
    await time.pass(10);
    priya.live.presence.awareness.setLocalState({ user: { name: 'Priya' } });
    await time.pass(500);
    const names = (of: typeof sam) =>
      [...of.live.presence.awareness.getStates().values()]
        .map((state) => String(state['user']?.name))
        .toSorted((one, other) => one.localeCompare(other));
    expect(names(priya)).toEqual(['Priya', 'Sam']);
    expect(names(sam)).toEqual(['Priya', 'Sam']);
    sam.line.drop();
    expect(names(sam)).toEqual(['Sam']);
    priya.live.close();
  });

  it('tells nobody of a person who only writes: a private reflection has no presence', async () => {
    const { relay, time, open } = start();
    const [sam, other] = [open(), open()];
    await time.pass(10);
    type(sam.live.doc, 'private');
    await time.pass(20_000);
    sam.live.close();
    expect(said(relay.held(name).doc)).toBe('private');
    expect(sam.line.told).toBe(0);
    other.live.close();
  });

  it('keeps words that never arrived when its rights end', async () => {
    const { relay, time, open } = start();
    const store = new MemoryStore();
    const sam = open(relay.line(), store);
    await time.pass(100);
    type(sam.live.doc, 'arrived');
    await time.pass(200);
    relay.refuseNext = ['unavailable', 'unavailable', 'unavailable'];
    type(sam.live.doc, ', and this not');
    await time.pass(200);
    sam.line.hear((listener) => listener.removed(name, 'You left this discussion.'));
    await time.pass(200);
    const kept = new Y.Doc();
    for (const row of await store.rows(name)) {
      if (row.kind === 'update') Y.applyUpdate(kept, row.bytes);
    }
    expect(said(kept)).toBe('arrived, and this not');
  });

  it('keeps nothing of what it may no longer read when everything had arrived', async () => {
    const { relay, time, open } = start();
    const store = new MemoryStore();
    const sam = open(relay.line(), store);
    await time.pass(100);
    type(sam.live.doc, 'arrived');
    await time.pass(500);
    sam.line.hear((listener) => listener.removed(name, 'You left this discussion.'));
    await time.pass(200);
    expect(await store.rows(name)).toEqual([]);
  });

  it('still shows words that came too late after the page was loaded again', async () => {
    const { relay, time, open } = start();
    const store = new MemoryStore();
    const sam = open(relay.line(), store);
    await time.pass(100);
    sam.line.drop();
    type(sam.live.doc, 'too late');
    await time.pass(200);
    relay.freeze(name);
    sam.line.comeBack();
    await time.pass(500);
    sam.live.close();
    await time.pass(100);
    const again = open(relay.line(), store);
    await time.pass(100);
    expect(again.live.snapshot.typedTooLate?.words.map((words) => words.text)).toEqual([
      'too late',
    ]);
    again.live.forgetLate();
    await time.pass(100);
    expect((await store.rows(name)).filter((row) => row.kind === 'late')).toEqual([]);
  });

  it('waits for what was typed before the service decides by it', async () => {
    const { time, open } = start();
    const sam = open();
    await time.pass(10);
    type(sam.live.doc, 'a strength');
    const saved = whenSaved(sam.live);
    await time.pass(100);
    expect(await saved).toBe(true);
    sam.line.drop();
    expect(await whenSaved(sam.live)).toBe(false);
  });
});
