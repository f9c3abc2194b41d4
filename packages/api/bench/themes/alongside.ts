// The service as it is, watched: its event loop, its memory, and how soon an agreement is counted.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { createService } from '../../src/service.ts';
import { agreeOnce } from './agreement.ts';
import type { Asked, Told } from './watched.ts';

const service = await createService({
  mongodbUri: process.env['MONGODB_URI'] ?? '',
  port: Number(process.env['BENCH_PORT'] ?? '0'),
  host: '127.0.0.1',
  demoMode: true,
  sessionSecret: 'a secret for the time of a benchmark',
  behindTls: false,
  metricsToken: undefined,
  pollMs: 1000,
  signInsAMinute: 10_000,
  session: { commandsAMinute: 1_000_000, readsAMinute: 1_000_000 },
  clientFolder: 'no client is served here',
  logger: pino({ level: 'warn' }),
});
const url = service.url.replace('localhost', '127.0.0.1');
const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();
let peakRss = 0;
setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 100).unref();

function tell(told: Told): void {
  process.send?.(told);
}

process.on('message', (asked: Asked) => {
  if (asked.ask === 'agree') {
    agreeOnce(service, url).then(
      (lagMs) => tell({ told: 'agreed', lagMs }),
      (error: unknown) => tell({ told: 'failed', why: String(error) }),
    );
    return;
  }
  if (asked.ask === 'forget') service.directories.forget();
  const { user, system } = process.cpuUsage();
  tell({
    told: 'watched',
    rssMb: process.memoryUsage.rss() / 2 ** 20,
    peakRssMb: Math.max(peakRss, process.memoryUsage.rss()) / 2 ** 20,
    longestBlockMs: loop.max / 1e6,
    p99BlockMs: loop.percentile(99) / 1e6,
    cpuMs: (user + system) / 1000,
  });
  loop.reset();
  peakRss = 0;
});
process.on('disconnect', () => process.exit(0));
tell({ told: 'ready', url });
