import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import type {
  MemoryNow,
  OpenedRoom,
  ServerCall,
  ServerOptions,
} from '../processes/server-contract.ts';

/** What one server has to offer to be measured. */
export interface Measured {
  /** Makes this many rooms that four people may write in; names and cookies for the clients. */
  rooms(count: number, label: string): Promise<OpenedRoom[]>;
  /** Where what it stores is not only a document's name. */
  url: string;
}

/** Runs a server as a process of its own: options from the environment, questions over IPC. */
export async function serve(begin: (options: ServerOptions) => Promise<Measured>): Promise<void> {
  const options: ServerOptions = JSON.parse(process.env['BENCH_SERVER'] ?? '{}');
  const measured = await begin(options);
  process.on('message', (call: ServerCall) => {
    void answer(call, measured);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ ready: measured.url });
}

async function answer(call: ServerCall, measured: Measured): Promise<void> {
  process.send?.({ id: call.id, result: await done(call, measured) });
}

function done(call: ServerCall, measured: Measured): Promise<unknown> {
  switch (call.ask) {
    case 'memory':
      return Promise.resolve(memoryNow());
    case 'profile':
      return call.on ? beginProfile() : endProfile(call.file);
    case 'rooms':
      return measured.rooms(call.count, call.label);
  }
}

const inspector = new Session();

async function beginProfile(): Promise<void> {
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: 200 });
  await inspector.post('Profiler.start');
}

/** Writes a `.cpuprofile`, as the developer tools of browsers read it. */
async function endProfile(file: string): Promise<void> {
  const { profile } = await inspector.post('Profiler.stop');
  inspector.disconnect();
  await writeFile(file, JSON.stringify(profile));
}

function memoryNow(): MemoryNow {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heapUsed, external };
}

/** Rooms of a server that asks nobody who they are. */
export function openRooms(count: number, label: string): Promise<OpenedRoom[]> {
  const rooms = Array.from({ length: count }, (_, index) => ({
    doc: `findings:${label}-${index}`,
    cookies: ['', '', '', ''],
  }));
  return Promise.resolve(rooms);
}
