import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFiles } from './client-files.ts';

const script = 'console.log("a script of the build");';
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-client-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<p>The page</p>');
  await writeFile(join(folder, 'assets/a.js'), script);
  await writeFile(join(folder, 'assets/a.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'assets/small.js'), script);
  server = createServer(express().use(clientFiles(folder)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test('whoever takes Brotli is handed the packed script, as a script, kept for a year', async () => {
  const { headers, body } = await get('/assets/a.js', 'gzip, br');
  expect(headers['content-encoding']).toBe('br');
  expect(headers['content-type']).toMatch(/^text\/javascript/);
  expect(headers['cache-control']).toContain('immutable');
  expect(headers.vary).toContain('Accept-Encoding');
  expect(brotliDecompressSync(body).toString()).toBe(script);
});

test('whoever does not, and where there is no packed form, gets the script itself', async () => {
  for (const [path, takes] of [
    ['/assets/a.js', 'identity'],
    ['/assets/small.js', 'gzip, br'],
  ] as const) {
    const { headers, body } = await get(path, takes);
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(script);
  }
});

function get(
  path: string,
  takes: string,
): Promise<{ headers: IncomingMessage['headers']; body: Buffer }> {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': takes } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
