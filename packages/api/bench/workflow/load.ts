import { Agent, request } from 'node:http';

/** Posts a body of JSON. */
export type Send = (
  path: string,
  body: object,
  cookie?: string,
) => Promise<{ status: number; text: string; cookie: string }>;

/** One after another over connections that stay open: what a browser does, without a browser's cost. */
export function createSender(url: string): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(url);

  return function send(path, body, cookie = '') {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent,
          hostname,
          port,
          path,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(text),
            cookie,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const set = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
            resolve({
              status: answer.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              cookie: set,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  };
}

export interface Measured {
  events: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** Runs `worker` in as many lanes as given until the time is over; each call is one event. */
export async function measure(
  lanes: readonly (() => Promise<void>)[],
  seconds: number,
): Promise<Measured> {
  const took: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    lanes.map(async (next) => {
      while (performance.now() < end) {
        const before = performance.now();
        await next();
        took.push(performance.now() - before);
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    events: took.length,
    seconds: elapsed,
    perSecond: took.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
  };
}
