import { DateTime } from 'luxon';

/** One change of the clock: from then on another offset. */
interface Change {
  /** The local time at which it happens, on the clock before it. */
  local: DateTime;
  from: number;
  to: number;
  name: string;
  summer: boolean;
}

/**
 * The lines of a VTIMEZONE: an IANA zone as it is from the year before on, for programs that do not know zones by their names. Clock changes
 * that fall on the same Sunday each year, such as the last ones of March and October, are written as the rule they are.
 * @throws Error when there is no such zone.
 */
export function timeZoneLines(zone: string, year: number): string[] {
  const start = DateTime.utc(year - 1).setZone(zone);
  if (!start.isValid) throw new Error(`${zone} is no time zone.`);
  const changes = [0, 1, 2, 3, 4].flatMap((later) => changesOf(zone, year - 1 + later));
  const parts = changes.length === 0 ? [always(start)] : observances(changes);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts.flat(), 'END:VTIMEZONE'];
}

function changesOf(zone: string, year: number): Change[] {
  const found: Change[] = [];
  const end = DateTime.utc(year + 1);
  let at = DateTime.utc(year);
  while (at < end) {
    const next = at.plus({ days: 1 });
    if (offset(at, zone) !== offset(next, zone)) found.push(changeBetween(at, next, zone));
    at = next;
  }
  return found;
}

function changeBetween(before: DateTime, after: DateTime, zone: string): Change {
  let [low, high] = [before, after];
  while (high.diff(low).as('minutes') > 1) {
    const middle = low.plus({ minutes: Math.floor(high.diff(low).as('minutes') / 2) });
    if (offset(middle, zone) === offset(before, zone)) low = middle;
    else high = middle;
  }
  const then = high.setZone(zone);
  const from = offset(before, zone);
  return {
    local: high.plus({ minutes: from }),
    from,
    to: then.offset,
    name: nameOf(then),
    summer: then.isInDST,
  };
}

/** One part for each rule; where there is none, one part for each change. */
function observances(changes: readonly Change[]): string[][] {
  const kinds = new Map<string, Change[]>();
  for (const change of changes) {
    const { summer, from, to, local } = change;
    const key = [summer, from, to, local.month, local.toFormat('HH:mm')].join(' ');
    kinds.set(key, [...(kinds.get(key) ?? []), change]);
  }
  return [...kinds.values()].flatMap((same) => {
    const [first] = same;
    const rule = ruleOf(same);
    return first && rule !== null
      ? [observance(first, rule)]
      : same.map((one) => observance(one, null));
  });
}

function ruleOf(changes: readonly Change[]): string | null {
  const [first] = changes;
  if (!first || changes.length < 2) return null;
  const { month, weekday } = first.local;
  const day = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekday - 1];
  const sameDay = changes.every(({ local }) => local.weekday === weekday);
  const last = changes.every(({ local }) => local.plus({ days: 7 }).month !== month);
  const [nth, ...others] = new Set(changes.map(({ local }) => Math.ceil(local.day / 7)));
  if (!sameDay || day === undefined || (!last && others.length > 0)) return null;
  return `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${last ? -1 : nth}${day}`;
}

function observance({ local, from, to, name, summer }: Change, rule: string | null): string[] {
  const kind = summer ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local.toFormat("yyyyLLdd'T'HHmmss")}`,
    ...(rule === null ? [] : [rule]),
    `TZOFFSETFROM:${signed(from)}`,
    `TZOFFSETTO:${signed(to)}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ];
}

function always(start: DateTime): string[] {
  const { offset: minutes } = start;
  return observance(
    { local: DateTime.utc(1970), from: minutes, to: minutes, name: nameOf(start), summer: false },
    null,
  );
}

/** “BST”, as people here say it. */
function nameOf(at: DateTime): string {
  return at.setLocale('en-GB').offsetNameShort ?? at.toFormat('ZZ');
}

function offset(at: DateTime, zone: string): number {
  return at.setZone(zone).offset;
}

function signed(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = (part: number) => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}${digits(size % 60)}`;
}
