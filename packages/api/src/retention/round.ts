import {
  monthsAfter,
  restAfterChange,
  type RetentionKind,
  type RetentionPeriods,
} from '@alongside/workflows/retention/when-it-goes';
import type { Logger } from 'pino';
import { instantOf } from '../clock.ts';
import { readSettings } from '../organisation/settings-routes.ts';
import { disposeViewings } from '../reading/dispose.ts';
import type { ViewLogCollections } from '../reading/stored.ts';
import type { ViewLog } from '../reading/view-log.ts';
import type { EndReach } from '../organisation/leaving.ts';
import type { StoredOrganisation } from '../database/collections.ts';
import type { LiveCollections } from '../live/document-log.ts';
import type { SeriesCollections } from '../series/stored.ts';
import { begin, beginByAge, codeOf, type DisposalDeps, finish } from './dispose.ts';
import { dueDrawn, letDrawnGo } from './drawn.ts';
import { type Asked, dueOf, standingHolds } from './due.ts';
import type { StoredDisposal } from './stored.ts';

/** How often it is looked for what is to go, in milliseconds: once a day, and at each start. */
export const lookEvery = 24 * 60 * 60 * 1000;

/** How many of them go in a day. */
const mostPractice = 1000;

export interface RoundDeps extends DisposalDeps, SeriesCollections {
  live: LiveCollections;
  log: ViewLogCollections;
  viewLog: Pick<ViewLog, 'appendSealed'>;
  logger: Logger;
  endReach: EndReach;
}

/**
 * Lets go of what is due in every organisation. Whatever a crash interrupted is carried on first; several nodes may do it
 * at once. @returns a round for a poller.
 */
export function createRetentionRound(deps: RoundDeps): () => Promise<boolean> {
  const { collections, retention, clock, logger } = deps;
  let looked: number | null = null;

  async function carryOn(): Promise<void> {
    for await (const disposal of retention.disposals.find({ doneAt: { $type: 'null' } }))
      await end(disposal);
  }

  async function end(disposal: StoredDisposal): Promise<void> {
    if (disposal.kind === 'viewLog') await letViewingsGo(disposal);
    await finish(deps, disposal);
  }

  async function letViewingsGo({ _id, organisation, before, rule }: StoredDisposal): Promise<void> {
    const gone = await disposeViewings(deps.log, deps.viewLog, {
      organisation,
      before: before ?? new Date(0),
      by: null,
      reason: rule,
    });
    await retention.disposals.updateOne({ _id }, { $set: { 'counts.readings': gone } });
  }

  async function lookAt(stored: StoredOrganisation): Promise<void> {
    const asked = askedOf(stored, instantOf(clock));
    const { organisation, settings } = asked;
    await whoLeft(organisation);
    for await (const due of dueOf({ ...deps, live: deps.live }, asked)) {
      if (due.heldBack !== null) continue;
      const code = await codeOf(collections, organisation, due.caseReference);
      const { namedInLog } = settings.retention;
      const reference = namedInLog === 'reference' ? due.caseReference : null;
      const rule = ruleOf(due.kind, settings.retention);
      const disposal = await begin(deps, organisation, due, rule, { reference, code });
      if (disposal) await end(disposal);
    }
    for await (const due of dueDrawn(deps, asked))
      await letDrawnGo(deps, due, ruleOf('drawn', settings.retention));
    await byAge(asked);
  }

  /** Again, for what a crash or a request under way left over when they were noted as having left. */
  async function whoLeft(organisation: string): Promise<void> {
    const left = { organisation, leftAt: { $ne: null } };
    await deps.endReach(organisation, await collections.people.distinct('_id', left));
  }

  async function byAge(asked: Asked): Promise<void> {
    const { organisation, settings } = asked;
    // Who was told and who read what of a held case is held with it.
    const held = (await standingHolds(retention, organisation)).size > 0;
    if (held || isResting(asked)) return;
    await practiceByAge(asked);
    for (const kind of ['notification', 'viewLog'] as const) {
      const before = new Date(monthsAfter(asked.at, -settings.retention[kind]));
      const { viewings } = deps.log;
      const old =
        kind === 'notification'
          ? await collections.notifications.findOne({ organisation, at: { $lt: before } })
          : await viewings.findOne({ organisation, sequence: { $gt: 0 }, at: { $lt: before } });
      if (!old) continue;
      const rule = ruleOf(kind, settings.retention);
      const disposal = await beginByAge(deps, organisation, kind, rule, before);
      if (disposal) await end(disposal);
    }
  }

  /** On the wall or not, with its events and what was told of it; what is left over goes tomorrow. */
  async function practiceByAge({ organisation, settings, at }: Asked): Promise<void> {
    const before = new Date(monthsAfter(at, -settings.retention.greatPractice));
    const old = await collections.greatPractice
      .find({ organisation, updatedAt: { $lt: before } }, { projection: { _id: 1 } })
      .limit(mostPractice)
      .toArray();
    if (old.length === 0) return;
    const rule = ruleOf('greatPractice', settings.retention);
    const ids = old.map(({ _id }) => _id);
    const disposal = await beginByAge(deps, organisation, 'greatPractice', rule, before, ids);
    if (disposal) await end(disposal);
  }

  return async function round() {
    const now = clock.now();
    if (looked !== null && Math.abs(now - looked) < lookEvery) return false;
    await carryOn();
    for await (const organisation of collections.organisations.find()) {
      try {
        await lookAt(organisation);
      } catch (error) {
        logger.error(
          { err: error, organisation: organisation._id },
          'What is due could not be let go; it is tried again tomorrow, and at the next start.',
        );
      }
    }
    looked = now;
    return false;
  };
}

export function askedOf(stored: StoredOrganisation, at: string, until = at): Asked {
  return {
    organisation: stored._id,
    settings: readSettings(stored).settings,
    periodsChangedAt: stored.retentionChangedAt?.toISOString() ?? null,
    at,
    until,
  };
}

export function isResting({ periodsChangedAt, at }: Asked): boolean {
  return (
    periodsChangedAt !== null && Date.parse(at) - Date.parse(periodsChangedAt) < restAfterChange
  );
}

const ruleWords: Record<RetentionKind, string> = {
  discussion: 'after the last thing that happened to it',
  withdrawn: 'after it was withdrawn',
  reflection: 'after its discussion ended, not kept by its author',
  drawn: 'after its practice week or deep dive ended',
  greatPractice: 'after somebody last did something about it',
  notification: 'after it was told',
  viewLog: 'after it was read',
};

export function ruleOf(kind: RetentionKind, periods: RetentionPeriods): string {
  const months = periods[kind];
  return `${months} ${months === 1 ? 'month' : 'months'} ${ruleWords[kind]}`;
}
