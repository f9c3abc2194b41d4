import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A live node in a process of its own. */
export interface LiveNode {
  readonly url: string;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it cleanly. */
  end(): Promise<void>;
  /** Resolves when it has ended, however. */
  readonly gone: Promise<unknown>;
}

/** @param ends it ends hard itself, the moment the first update it writes is durable */
export async function startLiveNode(uri: string, ends?: 'afterInsert'): Promise<LiveNode> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@alongside/source',
      '--import',
      'tsx',
      fileURLToPath(new URL('live-node.ts', import.meta.url)),
      uri,
      ...(ends ? [ends] : []),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const url = await firstLine(child);
  const gone = once(child, 'exit');
  return {
    url,
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async end() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let said = '';
  if (!child.stdout) throw new Error('no output');
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const end = said.indexOf('\n');
    if (end >= 0) return said.slice(0, end);
  }
  throw new Error('The live node ended before it stood.');
}
