import type { Changed } from '@alongside/workflows/live/protocol';
import type { Visitor } from './visitor.ts';

/** Everybody connected to this node, by person. */
export interface Visitors {
  add(visitor: Visitor): void;
  of(person: string): Iterable<Visitor>;
  all(): Iterable<Visitor>;
  /** Sends `changed` to the sockets of these people at this node. */
  tellChanged(changed: Changed, organisation: string, persons: readonly string[]): void;
}

export function visitors(): Visitors {
  const byPerson = new Map<string, Set<Visitor>>();

  function of(person: string): ReadonlySet<Visitor> {
    return byPerson.get(person) ?? new Set();
  }

  return {
    add(visitor) {
      const { person } = visitor.who;
      const pages = byPerson.get(person) ?? new Set();
      byPerson.set(person, pages.add(visitor));
      visitor.socket.on('disconnect', () => {
        pages.delete(visitor);
        if (pages.size === 0) byPerson.delete(person);
      });
    },
    of,
    *all() {
      for (const pages of byPerson.values()) yield* pages;
    },
    tellChanged(changed, organisation, persons) {
      for (const person of new Set(persons)) {
        for (const { who, socket } of of(person)) {
          if (who.organisation === organisation) socket.emit('changed', changed);
        }
      }
    },
  };
}
