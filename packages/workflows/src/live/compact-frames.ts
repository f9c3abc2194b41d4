/**
 * The frames of the busiest messages: one binary WebSocket message instead of the text and the attachment that
 * Socket.IO makes of each. First a byte that says what it is; numbers are four bytes, most significant first.
 *
 * - an update (1) or an awareness update (2) of a document: length of its name (one byte), name, the update
 * - the same as a question (3, 4): its number, then as above
 * - questions answered with `{ok: true}` (5): their numbers
 */
export type CompactFrame =
  | { kind: 'update' | 'awareness'; question: number | undefined; doc: string; update: Uint8Array }
  | { kind: 'done'; questions: number[] };

const codes = { update: 1, awareness: 2, done: 5 } as const;
/** Added to the code of what wants an answer. */
const asked = 2;

/** What a document frame begins with; the update follows. Undefined when such a name has no place in a frame. */
export function compactHead(
  kind: 'update' | 'awareness',
  doc: string,
  question?: number,
): Uint8Array | undefined {
  if (doc.length > 255) return undefined;
  const named = question === undefined ? 1 : 5;
  const head = new Uint8Array(named + 1 + doc.length);
  head[0] = question === undefined ? codes[kind] : codes[kind] + asked;
  if (question !== undefined) writeNumber(head, 1, question);
  head[named] = doc.length;
  for (let index = 0; index < doc.length; index += 1) {
    const code = doc.charCodeAt(index);
    if (code > 127) return undefined;
    head[named + 1 + index] = code;
  }
  return head;
}

/** A whole document frame; undefined when such a name has no place in one. */
export function compactFrame(
  kind: 'update' | 'awareness',
  doc: string,
  update: Uint8Array,
  question?: number,
): Uint8Array | undefined {
  const head = compactHead(kind, doc, question);
  if (!head) return undefined;
  const frame = new Uint8Array(head.length + update.length);
  frame.set(head);
  frame.set(update, head.length);
  return frame;
}

/** The frame that answers these questions with `{ok: true}`. */
export function compactDone(questions: readonly number[]): Uint8Array {
  const frame = new Uint8Array(1 + 4 * questions.length);
  frame[0] = codes.done;
  for (const [index, question] of questions.entries()) writeNumber(frame, 1 + 4 * index, question);
  return frame;
}

/** Reads a frame; undefined when it is none. The update is a view of `bytes`. */
export function readCompact(bytes: Uint8Array): CompactFrame | undefined {
  const code = bytes[0];
  if (code === codes.done) return readDone(bytes);
  if (code === undefined || code < codes.update || code > codes.awareness + asked) return undefined;
  const isQuestion = code > asked;
  const named = isQuestion ? 5 : 1;
  const begins = named + 1 + (bytes[named] ?? 255);
  if (begins > bytes.length) return undefined;
  return {
    kind: code === codes.update || code === codes.update + asked ? 'update' : 'awareness',
    question: isQuestion ? readNumber(bytes, 1) : undefined,
    doc: String.fromCharCode(...bytes.subarray(named + 1, begins)),
    update: bytes.subarray(begins),
  };
}

function readDone(bytes: Uint8Array): CompactFrame | undefined {
  if (bytes.length % 4 !== 1) return undefined;
  const questions: number[] = [];
  for (let at = 1; at < bytes.length; at += 4) questions.push(readNumber(bytes, at));
  return { kind: 'done', questions };
}

/** How many binary messages belong to this text message of Socket.IO's, and are no frames of their own. */
export function attachmentsOf(text: string): number {
  const isBinary = text.startsWith('5') || text.startsWith('6');
  return isBinary ? Number.parseInt(text.slice(1), 10) || 0 : 0;
}

function writeNumber(into: Uint8Array, at: number, value: number): void {
  into[at] = value >>> 24;
  into[at + 1] = value >>> 16;
  into[at + 2] = value >>> 8;
  into[at + 3] = value;
}

function readNumber(from: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = from.subarray(at, at + 4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
