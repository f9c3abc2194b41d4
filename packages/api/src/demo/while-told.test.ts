import { expect, test } from 'vitest';
import { standInWhileTold } from './while-told.ts';

test('whoever opens the service early reads how far the demo is, and finds the port free afterwards', async () => {
  const first = await standInWhileTold(0, '127.0.0.1');
  first.say('A year at <Fernvale>: 40 % told.');
  const early = await fetch(`${first.url}/themes?theme=direct-work`);
  expect(early.status).toBe(503);
  expect(early.headers.get('retry-after')).toBe('3');
  expect(await early.text()).toContain('A year at &#60;Fernvale&#62;: 40 % told.');
  expect((await fetch(`${first.url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${first.url}/health/live`)).status).toBe(200);
  const port = Number(new URL(first.url).port);
  await expect(standInWhileTold(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.close();
  const next = await standInWhileTold(port, '127.0.0.1');
  await next.close();
});
