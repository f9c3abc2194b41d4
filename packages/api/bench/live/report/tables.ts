import { type Competitor, competitors } from '../processes/competitors.ts';
import { middle, type Middle, ratio, shown, shownMiddle, table } from './figures.ts';
import { goals } from './goals.ts';
import type { Report, Round } from './report.ts';

/** The server everything is a ratio to. */
const floor = 'relay';
/** Per cent of the machine that others may take before figures stop meaning anything. */
const quietEnough = 15;

/** All tables of a report and what falls short of the goals, as Markdown. */
export function tables(report: Report): string {
  const present = competitors.filter(({ id }) => of(report, id).length > 0);
  return [
    disturbance(report),
    latencyTable(report, present),
    costTable(report, present),
    crashTable(report, present),
    joinTable(report, present),
    idleTable(report, present),
    ...goals(report),
    ...report.rounds.flatMap(({ competitor, round, failed }) =>
      failed === undefined ? [] : [`**${competitor}, round ${round + 1}, failed:** ${failed}`],
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export function of(report: Report, id: string): Round[] {
  return report.rounds.filter(({ competitor }) => competitor === id);
}

function latencyTable(report: Report, present: readonly Competitor[]): string {
  const rooms = report.plan.latency.rooms;
  const rows = present
    .filter(({ id }) => of(report, id).some((round) => round.latency))
    .map(({ id, name, acknowledges }) => [
      name,
      ...rooms.flatMap((count) => [
        (['p50', 'p95', 'p99'] as const)
          .map((which) => shownOnly(at(report, id, count, (one) => one.latency[which])))
          .join(' / '),
        ratio(p95(report, id, count), p95(report, floor, count)),
      ]),
      acknowledges === 'nothing'
        ? 'none'
        : (['p50', 'p95', 'p99'] as const)
            .map((which) =>
              shownOnly(at(report, id, rooms.at(-1) ?? 0, (one) => one.acknowledgement[which])),
            )
            .join(' / '),
    ]);
  if (rows.length === 0) return '';
  const heads = rooms.flatMap((count) => [`${count} rooms, ms`, 'p95 to relay']);
  return `From an edit made to applied on the other three screens, p50 / p95 / p99, and until acknowledged at ${rooms.at(-1)} rooms:\n\n${table(['server', ...heads, 'acknowledged, ms'], rows)}`;
}

function costTable(report: Report, present: readonly Competitor[]): string {
  const rooms = report.plan.latency.rooms.at(-1) ?? 0;
  const rows = present
    .filter(({ id }) => of(report, id).some((round) => round.latency ?? round.ramp))
    .map(({ id, name }) => {
      const held = middle(of(report, id).map((round) => round.ramp?.held));
      const floorHeld = middle(of(report, floor).map((round) => round.ramp?.held));
      const ended = new Set(of(report, id).flatMap((round) => round.ramp?.endedBy ?? []));
      return [
        name,
        shownMiddle(at(report, id, rooms, (one) => one.serverCpu)),
        shownMiddle(at(report, id, rooms, (one) => one.mongodCpu)),
        shownMiddle(held),
        ratio(held, floorHeld),
        [...ended].join(', ') || '–',
      ];
    });
  if (rows.length === 0) return '';
  return `What an edit costs at ${rooms} rooms, and edits a second held with p99 < 250 ms:\n\n${table(['server', 'server CPU, µs', 'mongod CPU, µs', 'edits/s held', 'to relay', 'ended by'], rows)}`;
}

function crashTable(report: Report, present: readonly Competitor[]): string {
  const rows = present.flatMap(({ id, name, acknowledges }) => {
    const crashes = of(report, id).flatMap((round) => round.crash ?? []);
    if (crashes.length === 0) return [];
    function sum(pick: (crash: (typeof crashes)[number]) => number): number {
      return crashes.reduce((total, crash) => total + pick(crash), 0);
    }
    const lost = `${shown(sum((one) => one.acknowledgedLost))} of ${shown(sum((one) => one.acknowledged))}`;
    return [
      [
        name,
        acknowledges,
        acknowledges === 'nothing' ? 'nothing is acknowledged' : lost,
        `${shown(sum((one) => one.seenLost))} of ${shown(sum((one) => one.seen))}`,
        String(crashes.length),
      ],
    ];
  });
  if (rows.length === 0) return '';
  return `\`kill -9\` of the server in the middle of typing, then a new start on the same database:\n\n${table(['server', 'acknowledges', 'acknowledged edits lost', 'edits lost that others had on their screen', 'kills'], rows)}`;
}

function joinTable(report: Report, present: readonly Competitor[]): string {
  const rows = present.flatMap(({ id, name }) => {
    const joins = of(report, id).flatMap((round) => round.join ?? []);
    if (joins.length === 0) return [];
    const all = joins.flatMap(({ cold, warm }) => [...cold, ...warm]);
    const missing = Math.max(0, ...all.map((one) => one.missing));
    return [
      [
        name,
        shown(Math.min(...joins.map((one) => one.edits))),
        shownMiddle(middle(joins.flatMap(({ cold }) => cold.map((one) => one.milliseconds)))),
        shownMiddle(middle(joins.flatMap(({ warm }) => warm.map((one) => one.milliseconds)))),
        shownMiddle(middle(joins.flatMap(({ warm }) => warm.map((one) => one.bytes / 1_024)))),
        missing === 0 ? 'none' : `${shown(missing)} characters`,
      ],
    ];
  });
  if (rows.length === 0) return '';
  return `Joining a document of ${shown(report.plan.join.edits)} edits, from opening the socket to the last edit applied (fewer where a server took no more within ${report.plan.join.writing} s):\n\n${table(['server', 'edits', 'cold, ms', 'warm, ms', 'kB received', 'missing'], rows)}`;
}

function idleTable(report: Report, present: readonly Competitor[]): string {
  const rows = present.flatMap(({ id, name }) => {
    const idles = of(report, id).flatMap((round) => round.idle ?? []);
    if (idles.length === 0) return [];
    function kilobytes(pick: (idle: (typeof idles)[number]) => number): string {
      return shownMiddle(middle(idles.map((idle) => pick(idle) / 1_024)));
    }
    return [
      [
        name,
        kilobytes((one) => one.residentEach),
        kilobytes((one) => one.heapEach),
        kilobytes((one) => one.residentEachLater),
        kilobytes((one) => one.heapEachLater),
        shownMiddle(middle(idles.map((one) => one.residentAfter / 2 ** 20))),
        shownMiddle(middle(idles.map((one) => one.heapAfter / 2 ** 20))),
      ],
    ];
  });
  if (rows.length === 0) return '';
  const { documents, seconds } = report.plan.idle;
  return `Memory of ${shown(documents)} open documents of 400 edits, one connection in each (what the relay takes is the connection alone). Left alone: after ${seconds} s where a server gives something back by then:\n\n${table(['server', 'resident, kB each', 'heap, kB each', 'resident when left alone, kB each', 'heap when left alone, kB each', 'resident when all have left, MB more than before', 'heap, MB more'], rows)}`;
}

/** What else the machine was doing, because then the figures say less. */
function disturbance(report: Report): string {
  const spells = report.rounds.flatMap(({ latency, ramp }) => [
    ...(latency ?? []),
    ...(ramp?.steps ?? []),
  ]);
  const others = middle(spells.map((spell) => spell.others * 100));
  if (others === undefined) return '';
  return `Other processes took ${shown(others.median)} % of the machine meanwhile (${shown(others.least)} to ${shown(others.most)} %).${others.median > quietEnough ? ' **The machine was not quiet: read nothing into latencies and edits a second.**' : ''}`;
}

function at(
  report: Report,
  id: string,
  rooms: number,
  pick: (one: NonNullable<Round['latency']>[number]) => number | null,
): Middle | undefined {
  return middle(
    of(report, id).flatMap((round) =>
      (round.latency ?? []).filter((one) => one.rooms === rooms).map(pick),
    ),
  );
}

export function p95(report: Report, id: string, rooms: number): Middle | undefined {
  return at(report, id, rooms, (one) => one.latency.p95);
}

function shownOnly(value: Middle | undefined): string {
  return value === undefined ? '–' : shown(value.median);
}
