import * as Y from 'yjs';
import { limits } from './limits.ts';

/**
 * Decodes to the end, speaks for a bounded number of clients, and holds neither documents within documents nor
 * counts or nested values beyond all measure. Never throws.
 * @returns the types it brings; undefined when it cannot be taken.
 */
export function readTypes(update: Uint8Array): Y.ID[] | undefined {
  try {
    const { structs } = Y.decodeUpdate(update);
    const clients = new Set<number>();
    const types: Y.ID[] = [];
    for (const struct of structs) {
      clients.add(struct.id.client);
      if (clients.size > limits.clientsInUpdate) return undefined;
      if (struct.id.clock + struct.length > limits.clock) return undefined;
      if (!(struct instanceof Y.Item)) continue;
      if (!isPlain(struct.content)) return undefined;
      if (struct.content instanceof Y.ContentType) types.push(struct.id);
    }
    return types;
  } catch {
    return undefined;
  }
}

function isPlain(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentDoc) return false;
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
    return isShallow(content.arr);
  if (content instanceof Y.ContentEmbed) return isShallow(content.embed);
  if (content instanceof Y.ContentFormat) return isShallow(content.value);
  return true;
}

/** Level by level, so that depth costs no stack. */
function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.depth) return false;
    level = level.flatMap(membersOf);
  }
  return true;
}

/** Whether any of these types, now that they are in the document, lies deeper than an editor ever makes. */
export function lieTooDeep({ store }: Y.Doc, types: readonly Y.ID[]): boolean {
  for (const id of types) {
    if (Y.getState(store, id.client) <= id.clock) continue;
    let item: Y.Item | null = Y.getItem(store, id);
    for (let depth = 0; item instanceof Y.Item; depth += 1) {
      if (depth > limits.depth) return true;
      const parent: unknown = item.parent;
      item = parent instanceof Y.AbstractType ? parent._item : null;
    }
  }
  return false;
}

function membersOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
    ? Object.values(value)
    : [];
}
