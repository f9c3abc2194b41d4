import { once } from 'node:events';
import { createServer } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';

/** An e-mail as it came over the wire. */
export interface Received {
  to: string;
  id: string;
  title: string;
  raw: string;
  mail: ParsedMail;
}

/** What a server says no with. */
interface Answer {
  at: 'RCPT' | 'DATA';
  code: number;
  says: string;
}

export interface Mailbox {
  readonly url: string;
  /** Every e-mail, each time it came. */
  readonly received: Received[];
  /** What people see: mail programs show an e-mail of one Message-ID once. */
  seen(): Received[];
  /** Says no to this address from now on; null: says yes again. */
  refuse(address: string, answer: Answer | null): void;
  stop(): Promise<void>;
  start(): Promise<void>;
  forget(): void;
}

/** A real SMTP server of the test's own. */
export function testMailbox(): Mailbox {
  const received: Received[] = [];
  const refusing = new Map<string, Answer>();
  let port = 0;
  let server: SMTPServer | undefined;

  function serve(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      closeTimeout: 50,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, done) {
        const answer = refusing.get(address);
        done(answer?.at === 'RCPT' ? problem(answer) : null);
      },
      onData(stream, { envelope }, done) {
        const to = envelope.rcptTo.map(({ address }) => address).join(', ');
        const answer = refusing.get(to);
        read(stream)
          .then(async (raw) => {
            if (answer?.at === 'DATA') return done(problem(answer));
            const mail = await simpleParser(raw);
            const headers = new Map(mail.headerLines.map(({ key, line }) => [key, line]));
            const title = headers.get('subject') ?? ''; // RFC 5322 calls it so.
            received.push({ to, id: mail.messageId ?? '', title, raw, mail });
            done();
          })
          .catch(done);
      },
    });
  }

  async function start(): Promise<void> {
    server = serve();
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
  }
  async function stop(): Promise<void> {
    await new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));
    server = undefined;
  }
  beforeAll(async () => {
    port = await freePort();
    await start();
  });
  afterAll(stop);

  return {
    // Known before it listens, so that a service can be told of it.
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    received,
    seen: () => [...new Map(received.map((one) => [one.id, one])).values()],
    refuse(address, answer) {
      if (answer) refusing.set(address, answer);
      else refusing.delete(address);
    },
    start,
    stop,
    forget: () => void received.splice(0),
  };
}

function problem({ code, says }: Answer): Error {
  return Object.assign(new Error(says), { responseCode: code });
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
}
