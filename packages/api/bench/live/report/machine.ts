import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where and with what it was measured. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  mongod: string;
  /** The average load of the last minute when it ended: what else the machine was doing shows here. */
  load: number;
  versions: Record<string, string>;
}

const measured = [
  '@hocuspocus/server',
  '@hocuspocus/extension-database',
  '@y/websocket-server',
  'y-mongodb-provider',
  'socket.io',
  'ws',
  'yjs',
];

export function machine(mongod: string): Machine {
  const [first] = cpus();
  return {
    processor: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    mongod,
    load: loadavg()[0] ?? 0,
    versions: Object.fromEntries(measured.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  const parsed: { version?: string } = JSON.parse(
    readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  );
  return parsed.version ?? 'unknown';
}
