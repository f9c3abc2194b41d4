import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Clock ticks of /proc in a second (USER_HZ, 100 on every Linux that Node runs on). */
const ticksPerSecond = 100;

/** CPU seconds a process and its threads have used so far, user and system. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Waits until a process does next to nothing for a second: its background work is done. At most `patience` seconds. */
export async function untilQuiet(pids: readonly number[], patience: number): Promise<void> {
  const until = Date.now() + patience * 1_000;
  for (let still = 0; still < 4 && Date.now() < until;) {
    const before = pids.map(cpuSeconds);
    await pause(250);
    const used = pids.map((pid, index) => cpuSeconds(pid) - (before[index] ?? 0));
    still = Math.max(...used) <= 0.01 ? still + 1 : 0;
  }
}
