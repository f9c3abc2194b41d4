import { Agent, request } from 'node:http';
import { z } from 'zod';

/** What stands of an answer here: how long it took, how much came, and how many discussions it speaks of. */
export interface Answer {
  ms: number;
  bytes: number;
  discussions: number | null;
}

const answeredSchema = z.object({ discussions: z.int().nullable() });

/** Asks one after another over connections that stay open; timed until the last byte is there. */
export function createAsking(url: string, cookie: string): (path: string) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);
  return (path) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const asked = request({ agent, hostname, port, path, headers: { cookie } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const ms = performance.now() - began;
          const body = Buffer.concat(chunks);
          if (answer.statusCode !== 200) {
            reject(new Error(`${answer.statusCode} ${body.toString().slice(0, 300)}`));
            return;
          }
          const { discussions } = answeredSchema.parse(JSON.parse(body.toString()));
          resolve({ ms, bytes: body.length, discussions });
        });
      });
      asked.on('error', reject);
      asked.end();
    });
}

/** @returns the cookie of this person's session */
export async function cookieOf(url: string, demoPerson: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demoPerson }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

export interface Spread {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}
