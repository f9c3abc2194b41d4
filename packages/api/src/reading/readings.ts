import type { Person } from '@alongside/workflows/organisation/people';
import type { Reading } from '@alongside/workflows/reading/contract';
import type { Viewed } from '@alongside/workflows/reading/viewings';
import type { Directory } from '../person/directory.ts';
import type { ViewLogCollections } from './stored.ts';
import type { ViewLog } from './view-log.ts';

/** Promise 8: every reading of content leaves a trace that the participants can see. */
export interface Readings {
  /**
   * Keeps a trace: one a person, thing and hour. Await it before content leaves.
   * @throws ProblemError `unavailable` when it cannot be kept; then nothing may be shown.
   */
  note(
    discussion: string,
    reader: Pick<Person, 'id' | 'organisation'>,
    what: Viewed,
  ): Promise<void>;
  /** Somebody looked for something among what they may read: one an hour for the same words. */
  noteSearch(reader: Pick<Person, 'id' | 'organisation'>, words: string): Promise<void>;
  /** Who read a discussion, newest first. */
  of(discussion: string, organisation: string, directory: Directory): Promise<Reading[]>;
}

/** What is said of a discussion in the log, but is no reading of its content. */
const others: Viewed[] = ['caseSearch', 'whoViewed', 'whoViewedExported', 'retentionPreviewed'];

export function createReadings(
  viewLog: Pick<ViewLog, 'appendHourly'>,
  { viewings }: Pick<ViewLogCollections, 'viewings'>,
): Readings {
  return {
    note: (discussion, { id: person, organisation }, what) =>
      viewLog.appendHourly({ organisation, person, what, about: { discussion } }),
    noteSearch: ({ id: person, organisation }, words) =>
      viewLog.appendHourly({ organisation, person, what: 'search', about: { words } }),
    async of(discussion, organisation, directory) {
      const found = await viewings
        .find({
          organisation,
          'about.discussion': discussion,
          person: { $ne: null },
          what: { $nin: others },
        })
        .sort({ sequence: -1 })
        .limit(500)
        .toArray();
      return found.map(({ person, what, at, reason }) => ({
        person: directory.ref(person ?? ''),
        what,
        at: at.toISOString(),
        reason,
      }));
    },
  };
}
