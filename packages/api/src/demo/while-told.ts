import { createServer } from 'node:http';
import { once } from 'node:events';
import { listening, urlOf } from '../http/listening.ts';
import { Html, html } from '../learning/html.ts';
import { stylesheet } from '../learning/stylesheet.ts';

/** Stands where the service will be. */
export interface WhileTold {
  url: string;
  /** What is being done, in a line for people. */
  say(line: string): void;
  /** Gives the port back. */
  close(): Promise<void>;
}

const secondsBetween = 3;

/**
 * Answers on the service's port while the demo is told, so that whoever opens it early reads how far it is and comes
 * in by itself when it is ready: `503` with `Retry-After`, and `/health/live` as the service has it.
 * @throws when the port is taken
 */
export async function standInWhileTold(port: number, host: string): Promise<WhileTold> {
  let line = 'It has just begun.';
  const server = createServer((asked, answer) => {
    if (asked.url === '/health/live') {
      answer.setHeader('Content-Type', 'application/json').end('{"status":"live"}');
      return;
    }
    answer
      .writeHead(503, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Retry-After': String(secondsBetween),
        Connection: 'close',
      })
      .end(page(line));
  });
  await listening(server, port, host);
  return {
    url: urlOf(server),
    say: (next) => {
      line = next;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Asks again, also in the moment in which the port changes hands; without script it loads itself anew. */
const asksAgain = `
  setInterval(async () => {
    try {
      const answer = await fetch(location.href);
      if (answer.status !== 503) return location.reload();
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.querySelector('.lead').textContent = next.querySelector('.lead').textContent;
    } catch {}
  }, ${secondsBetween * 1000});
`;

function page(line: string): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <noscript><meta http-equiv="refresh" content="${secondsBetween}" /></noscript>
        <title>Alongside is getting ready</title>
        <style>
          ${new Html(stylesheet)}
        </style>
      </head>
      <body>
        <main>
          <p class="who">Alongside</p>
          <h1>A moment: the demo is being told</h1>
          <p class="lead" role="status">${line}</p>
          <p>
            The people of an invented children’s trust are living through their discussions, one
            after the other, so that you find something to read. It happens once, and takes a few
            minutes. Stay here: this page turns into Alongside by itself.
          </p>
        </main>
        <script>
          ${new Html(asksAgain)};
        </script>
      </body>
    </html>`.text;
}
