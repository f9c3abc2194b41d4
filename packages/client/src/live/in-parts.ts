import * as Y from 'yjs';

type Struct = Y.Item | Y.GC;

/** So much a struct takes beside its text, at most about; and a character. */
const structBytes = 64;
const characterBytes = 3;
/** Bytes of an update that holds nothing. */
const nothing = 2;

/**
 * The same as one update in parts that each hold about `maxBytes` at most, to be taken in this order: none rests on a
 * later one. What cannot be divided (other than text) stays whole, however large.
 */
export function inParts(update: Uint8Array, maxBytes: number): Uint8Array[] {
  if (update.byteLength <= maxBytes) return [update];
  const { structs } = Y.decodeUpdate(update);
  const whole = structs.filter((struct) => !(struct instanceof Y.Skip));
  // With holes in it, it waits for something else anyway.
  if (whole.length < structs.length) return [update];
  const pieces = whole.flatMap((struct) => divided(struct, maxBytes));
  const parts: Struct[][] = [];
  let room = 0;
  for (const piece of inOrder(pieces)) {
    const last = parts.at(-1);
    if (last && sizeOf(piece) <= room) last.push(piece);
    else {
      parts.push([piece]);
      room = maxBytes;
    }
    room -= sizeOf(piece);
  }
  const deletions = Y.diffUpdate(update, Y.encodeStateVector(Y.parseUpdateMeta(update).to));
  return [...parts.map(encoded), ...(deletions.byteLength > nothing ? [deletions] : [])];
}

function sizeOf({ length, ...struct }: Struct): number {
  const isText = 'content' in struct && struct.content instanceof Y.ContentString;
  return structBytes + (isText ? characterBytes * length : 0);
}

/** A long run of text as several shorter ones. */
function divided(struct: Struct, maxBytes: number): Struct[] {
  const most = Math.max(2, Math.floor((maxBytes - structBytes) / characterBytes));
  const pieces: Struct[] = [];
  let rest = struct;
  while (rest instanceof Y.Item && rest.content instanceof Y.ContentString && rest.length > most) {
    const { client, clock } = rest.id;
    const at = cutAt(rest.content.str, most);
    const { rightOrigin } = rest;
    const content = rest.content.splice(at);
    rest.length = at;
    pieces.push(rest);
    const [id, origin] = [Y.createID(client, clock + at), Y.createID(client, clock + at - 1)];
    rest = new Y.Item(id, null, origin, null, rightOrigin, null, null, content);
  }
  return [...pieces, rest];
}

/** Not between the two halves of one character. */
function cutAt(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at;
}

/** Each after what it rests on, as far as that is among them. */
function* inOrder(structs: readonly Struct[]): Generator<Struct> {
  const waiting = new Map<number, Struct[]>();
  for (const struct of structs) {
    const ofClient = waiting.get(struct.id.client);
    if (ofClient) ofClient.push(struct);
    else waiting.set(struct.id.client, [struct]);
  }
  for (const queue of waiting.values()) queue.reverse();
  const rests = (id: Y.ID | null): boolean => {
    const first = id && waiting.get(id.client)?.at(-1);
    return first !== null && first !== undefined && id !== null && first.id.clock <= id.clock;
  };
  for (let moved = true; moved;) {
    moved = false;
    for (const [, queue] of waiting) {
      for (let next = queue.at(-1); next && !reliesOn(next).some(rests); next = queue.at(-1)) {
        queue.pop();
        moved = true;
        yield next;
      }
    }
  }
}

/** What has to be there before it, other than what its own client counted before. */
function reliesOn(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(
    (id) => id?.client !== struct.id.client,
  );
}

function encoded(structs: readonly Struct[]): Uint8Array {
  const runs: Struct[][] = [];
  for (const struct of structs) {
    const last = runs.find((run) => run[0]?.id.client === struct.id.client);
    if (last) last.push(struct);
    else runs.push([struct]);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(runs.length);
  for (const run of runs) {
    const [first] = run;
    if (!first) continue;
    encoder.writeLen(run.length);
    encoder.writeClient(first.id.client);
    encoder.writeLen(first.id.clock);
    for (const struct of run) struct.write(encoder, 0);
  }
  // No deletions: they come last.
  encoder.writeLen(0);
  return encoder.toUint8Array();
}
