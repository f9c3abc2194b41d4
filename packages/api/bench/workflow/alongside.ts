// The service in a process of its own.
import { benchService } from './service.ts';

const service = await benchService(process.env['MONGODB_URI'] ?? '', {
  pairs: Number(process.env['PAIRS'] ?? '16'),
  pollMs: 1000,
});
process.send?.({ url: service.url.replace('localhost', '127.0.0.1') });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
