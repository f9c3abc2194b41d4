import { middle, shown } from './figures.ts';
import type { Report, Round } from './report.ts';

const us = 'alongside';

/** The goals of the live documents, each with its number; those not met say by how much. */
export function goals(report: Report): string[] {
  const lines = [
    ...report.plan.latency.rooms.map((rooms) =>
      goal(
        `p95 at ${rooms} rooms within 1.5 × of the Socket.IO relay`,
        median(report, us, (round) => p95At(round, rooms)),
        times(
          1.5,
          median(report, 'relay', (round) => p95At(round, rooms)),
        ),
        'ms',
      ),
    ),
    ...report.plan.latency.rooms.slice(-1).map((rooms) =>
      goal(
        `p95 at ${rooms} rooms below Hocuspocus with its MongoDB extension`,
        median(report, us, (round) => p95At(round, rooms)),
        median(report, 'hocuspocus-mongodb', (round) => p95At(round, rooms)),
        'ms',
      ),
    ),
    goal(
      'more edits a second than Hocuspocus with its MongoDB extension',
      median(report, us, (round) => round.ramp?.held),
      median(report, 'hocuspocus-mongodb', (round) => round.ramp?.held),
      'edits/s',
      'more',
    ),
    ...['hocuspocus-memory', 'hocuspocus-mongodb', 'y-websocket'].map((other) =>
      goal(
        `resident memory of an idle open document below ${other}`,
        median(report, us, (round) => kilobytes(round.idle?.residentEachLater)),
        median(report, other, (round) => kilobytes(round.idle?.residentEachLater)),
        'kB',
      ),
    ),
    lostNothing(report),
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? [] : [`Goals:\n\n${lines.join('\n')}`];
}

function goal(
  what: string,
  ours: number | undefined,
  bar: number | undefined,
  unit: string,
  better: 'less' | 'more' = 'less',
): string | undefined {
  if (ours === undefined || bar === undefined) return undefined;
  const met = better === 'less' ? ours <= bar : ours > bar;
  const apart = `${shown(ours)} ${unit} against ${shown(bar)} ${unit}`;
  const by = Math.abs(ours - bar);
  const short = `**not met**, short by ${shown(by)} ${unit} (${shown((by / bar) * 100)} %)`;
  return `- ${what}: ${apart}, ${met ? 'met' : short}`;
}

function lostNothing(report: Report): string | undefined {
  const crashes = report.rounds
    .filter(({ competitor }) => competitor === us)
    .flatMap((round) => round.crash ?? []);
  if (crashes.length === 0) return undefined;
  const lost = crashes.reduce((sum, one) => sum + one.acknowledgedLost, 0);
  const all = crashes.reduce((sum, one) => sum + one.acknowledged, 0);
  return `- no acknowledged edit lost by \`kill -9\`: ${shown(lost)} of ${shown(all)} lost in ${crashes.length} kills, ${lost === 0 ? 'met' : '**not met**'}`;
}

function median(
  report: Report,
  id: string,
  pick: (round: Round) => number | null | undefined,
): number | undefined {
  return middle(report.rounds.filter(({ competitor }) => competitor === id).map(pick))?.median;
}

function p95At(round: Round, rooms: number): number | null | undefined {
  return round.latency?.find((one) => one.rooms === rooms)?.latency.p95;
}

function times(factor: number, value: number | undefined): number | undefined {
  return value === undefined ? undefined : factor * value;
}

function kilobytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1_024;
}
