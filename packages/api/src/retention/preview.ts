import { monthsAfter, type RetentionKind } from '@alongside/workflows/retention/when-it-goes';
import type { ViewLogCollections } from '../reading/stored.ts';
import type { SeriesCollections } from '../series/stored.ts';
import { dueDrawn } from './drawn.ts';
import { type Asked, type Due, dueOf, type DueSources, standingHolds } from './due.ts';
import { isResting } from './round.ts';

const listedAtMost = 500;

export interface Preview {
  /** How many of each kind go; held ones do not count. */
  goes: Record<RetentionKind, number>;
  items: (Pick<Due, 'caseReference' | 'goes' | 'heldBack'> & { kind: Due['kind'] | 'drawn' })[];
  heldBack: number;
  more: boolean;
}

/** What will go up to a moment: counts and references. It reads nothing that anybody wrote. */
export async function previewOf(
  sources: DueSources & SeriesCollections & { log: ViewLogCollections },
  asked: Asked,
): Promise<Preview> {
  const goes = {
    ...{ discussion: 0, withdrawn: 0, reflection: 0 },
    ...{ greatPractice: 0, drawn: 0, notification: 0, viewLog: 0 },
  };
  const preview: Preview = { goes, items: [], heldBack: 0, more: false };
  const note = (item: Preview['items'][number]) => {
    if (item.heldBack === null) goes[item.kind] += 1;
    else preview.heldBack += 1;
    if (preview.items.length < listedAtMost) preview.items.push(item);
    else preview.more = true;
  };
  for await (const { kind, caseReference, goes: when, heldBack } of dueOf(sources, asked))
    note({ kind, caseReference, goes: when, heldBack });
  for await (const { picks, goes: when } of dueDrawn(sources, asked)) {
    for (const { pick, heldBack } of picks)
      note({ kind: 'drawn', caseReference: pick.reference, goes: when, heldBack });
  }
  const { organisation, settings, until } = asked;
  const held = (await standingHolds(sources.retention, organisation)).size > 0;
  if (held || isResting(asked)) return preview;
  const older = (months: number) => ({ $lt: new Date(monthsAfter(until, -months)) });
  const { greatPractice, notification, viewLog } = settings.retention;
  goes.greatPractice = await sources.collections.greatPractice.countDocuments({
    organisation,
    updatedAt: older(greatPractice),
  });
  goes.notification = await sources.collections.notifications.countDocuments({
    organisation,
    at: older(notification),
  });
  goes.viewLog = await sources.log.viewings.countDocuments({ organisation, at: older(viewLog) });
  return preview;
}
