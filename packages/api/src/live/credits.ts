import * as Y from 'yjs';
import type { StoredUpdates } from './document-log.ts';

/** A stretch of what one Yjs client counted, from `from` to before `to`, and whose socket first brought it. */
export interface Credit {
  client: number;
  from: number;
  to: number;
  person: string;
}

/**
 * Who brought what. Yjs knows only numbers that pages choose for themselves, so it is the socket that counts: what
 * somebody sends under another's number is their own, and never the other's.
 */
export class Credits {
  /** By client, in order, without overlaps. */
  readonly #stretches = new Map<number, Credit[]>();

  constructor(known: Iterable<Credit> = []) {
    for (const { client, from, to, person } of known) this.#give(client, from, to, person);
  }

  /** Gives these entries of the log their due; what is credited stays as it is. */
  takeEntries(entries: readonly Pick<StoredUpdates, 'at' | 'updates'>[]): void {
    for (const { updates } of entries.toSorted((one, other) => +one.at - +other.at)) {
      for (const { by, update } of updates) this.take(by, update.buffer);
    }
  }

  take(by: string, update: Uint8Array): void {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, begins] of from) this.#give(client, begins, to.get(client) ?? begins, by);
  }

  /** Who brought what this client counted from `from` to before `to`, in order; null where nobody knows. */
  of(client: number, from: number, to: number): { person: string | null; to: number }[] {
    const found: { person: string | null; to: number }[] = [];
    let at = from;
    for (const stretch of this.#stretches.get(client) ?? []) {
      if (stretch.to <= at) continue;
      if (stretch.from >= to) break;
      if (stretch.from > at) found.push({ person: null, to: stretch.from });
      at = Math.min(stretch.to, to);
      found.push({ person: stretch.person, to: at });
    }
    if (at < to) found.push({ person: null, to });
    return found;
  }

  all(): Credit[] {
    return [...this.#stretches.values()].flat();
  }

  /** Gives what nobody has been given of this stretch. */
  #give(client: number, from: number, to: number, person: string): void {
    const last = this.#stretches.get(client)?.at(-1);
    if (last?.person === person && last.from <= from && from <= last.to) {
      last.to = Math.max(last.to, to);
      return;
    }
    const given: Credit[] = [];
    let at = from;
    for (const part of this.of(client, from, to)) {
      if (part.person === null) given.push({ client, from: at, to: part.to, person });
      at = part.to;
    }
    if (given.length === 0) return;
    const all = [...(this.#stretches.get(client) ?? []), ...given];
    this.#stretches.set(client, joined(all.toSorted((one, other) => one.from - other.from)));
  }
}

function joined(stretches: readonly Credit[]): Credit[] {
  const result: Credit[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last?.person === stretch.person && last.to === stretch.from) last.to = stretch.to;
    else result.push({ ...stretch });
  }
  return result;
}
