/** A practice lead as pairing sees one. */
export interface Lead {
  id: string;
  team: string | null;
  service: string | null;
  /** Teams this person also manages. */
  manages: readonly string[];
  /** Discussions that have begun and are not agreed yet. */
  underWay: number;
}

export interface Suggestion {
  lead: string;
  /** In words for the screen. */
  because: string;
}

/**
 * Practice leads for somebody's work, the most fitting first: never who manages the worker's team, from another service
 * before the same one, then who has fewest under way; among equals by `lot`, so that it is not always the same name.
 * It suggests; people choose.
 */
export function suggestLeads(
  worker: { id: string; team: string | null; service: string | null },
  leads: readonly Lead[],
  lot: (lead: string) => string,
): Suggestion[] {
  return leads
    .filter((lead) => lead.id !== worker.id && !managesWorker(lead))
    .map((lead) => ({ lead, near: nearness(lead), lot: lot(lead.id) }))
    .toSorted(
      (a, b) =>
        (a.near ?? 0) - (b.near ?? 0) ||
        a.lead.underWay - b.lead.underWay ||
        a.lot.localeCompare(b.lot, 'en'),
    )
    .map(({ lead, near }) => ({ lead: lead.id, because: because(near, lead) }));

  function managesWorker(lead: Lead): boolean {
    return worker.team !== null && lead.manages.includes(worker.team);
  }

  function nearness(lead: Lead): Near {
    if (worker.team === null && worker.service === null) return null;
    if (lead.team !== null && lead.team === worker.team) return 2;
    return lead.service !== null && lead.service === worker.service ? 1 : 0;
  }
}

/** Where the lead comes from is known only where it is known whose work it is. */
type Near = 0 | 1 | 2 | null;

function because(near: Near, lead: Lead): string {
  return near === null ? `Holds ${load(lead)}.` : `${from[near]}; holds ${load(lead)}.`;
}

const from: Record<Exclude<Near, null>, string> = {
  0: 'From another service',
  1: 'From the same service, another team',
  2: 'From the same team',
};

function load({ underWay }: Lead): string {
  if (underWay === 0) return 'none just now';
  return underWay === 1 ? 'one just now' : `${underWay} just now`;
}
