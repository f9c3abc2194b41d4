import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Clock ticks of /proc in a second (USER_HZ, 100 on every Linux that Node runs on). */
const ticksPerSecond = 100;
/** CPU seconds in a quarter of a second that a process uses by just being there. */
const quiet = 0.03;

/** CPU seconds a process and its threads have used so far, user and system. Linux only. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** CPU seconds that everything on this machine has used so far. Linux only. */
export function machineSeconds(): number {
  const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = all
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softIrq + steal) / ticksPerSecond;
}

/** Waits until processes do next to nothing for a while: their background work is done. At most `patience` seconds. */
export async function untilQuiet(pids: readonly number[], patience: number): Promise<void> {
  const until = Date.now() + patience * 1_000;
  for (let still = 0; still < 4 && Date.now() < until;) {
    const before = pids.map(cpuSeconds);
    await pause(250);
    const used = pids.map((pid, index) => cpuSeconds(pid) - (before[index] ?? 0));
    still = Math.max(...used) <= quiet ? still + 1 : 0;
  }
}
