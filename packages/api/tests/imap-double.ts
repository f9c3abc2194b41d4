import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A message as it lies in the mailbox. */
export interface Lying {
  raw: string;
  flags: Set<string>;
  /** Times its bytes were fetched. */
  fetched: number;
}

/**
 * A double of a mail server: as much of IMAP4rev1 as a client needs to look for what is unseen, fetch it and mark it. It
 * keeps the rules that matter here: FETCH with BODY.PEEK marks nothing, a wrong password is refused.
 */
export class ImapDouble {
  readonly lying: Lying[] = [];
  sessions = 0;
  /** Breaks the connection before the flags of this message are set. */
  breaksAt: number | null = null;
  #server: Server = createServer((socket) => this.#serve(socket));

  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return `imap://practice:a%20password@127.0.0.1:${port}/INBOX`;
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }

  arrive(raw: string): Lying {
    const message: Lying = { raw, flags: new Set(), fetched: 0 };
    this.lying.push(message);
    return message;
  }

  #serve(socket: Socket): void {
    this.sessions += 1;
    socket.on('error', () => undefined);
    socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n');
    let read = '';
    socket.on('data', (bytes) => {
      read += bytes.toString('latin1');
      for (let end = read.indexOf('\r\n'); end !== -1; end = read.indexOf('\r\n')) {
        const line = read.slice(0, end);
        read = read.slice(end + 2);
        this.#answer(socket, line);
      }
    });
  }

  #answer(socket: Socket, line: string): void {
    // The second line of AUTHENTICATE PLAIN.
    if (/^[A-Za-z0-9+/=]+$/.test(line) && !line.includes(' ')) {
      const [, user, password] = Buffer.from(line, 'base64').toString().split('\0');
      const isRight = user === 'practice' && password === 'a password';
      socket.write(isRight ? `${this.#pending} OK in\r\n` : `${this.#pending} NO\r\n`);
      return;
    }
    const [tag = '', ...words] = line.split(' ');
    const said = words.join(' ').toUpperCase();
    const ok = (...untagged: string[]) => {
      for (const one of untagged) socket.write(`* ${one}\r\n`);
      socket.write(`${tag} OK done\r\n`);
    };
    if (said.startsWith('CAPABILITY')) ok('CAPABILITY IMAP4rev1 AUTH=PLAIN');
    else if (said.startsWith('AUTHENTICATE PLAIN')) {
      this.#pending = tag;
      const initial = words[2];
      if (initial === undefined) socket.write('+ \r\n');
      else this.#answer(socket, initial);
    } else if (said.startsWith('LOGIN')) ok();
    else if (said.startsWith('LIST')) ok('LIST () "/" INBOX');
    else if (said.startsWith('SELECT')) {
      ok(
        'FLAGS (\\Seen \\Flagged)',
        `${this.lying.length} EXISTS`,
        'OK [UIDVALIDITY 1] ',
        `OK [UIDNEXT ${this.lying.length + 1}] `,
      );
    } else if (said.startsWith('UID SEARCH')) {
      const unseen = this.lying.flatMap(({ flags }, at) => (flags.has('\\Seen') ? [] : [at + 1]));
      ok(`SEARCH ${unseen.join(' ')}`);
    } else if (said.startsWith('UID FETCH')) this.#fetch(socket, said, ok);
    else if (said.startsWith('UID STORE')) this.#store(socket, line, ok);
    else if (said.startsWith('LOGOUT')) {
      ok('BYE');
      socket.end();
    } else if (said.startsWith('NOOP') || said.startsWith('CLOSE')) ok();
    else socket.write(`${tag} BAD unknown\r\n`);
  }

  #pending = '';

  #fetch(socket: Socket, said: string, ok: () => void): void {
    const uid = Number(said.split(' ')[2]);
    const message = this.lying[uid - 1];
    if (!message) return ok();
    const parts = [`UID ${uid}`];
    if (said.includes('RFC822.SIZE')) parts.push(`RFC822.SIZE ${message.raw.length}`);
    if (said.includes('BODY.PEEK[]')) {
      message.fetched += 1;
      parts.push(`BODY[] {${message.raw.length}}\r\n${message.raw}`);
    }
    socket.write(Buffer.from(`* ${uid} FETCH (${parts.join(' ')})\r\n`, 'latin1'));
    ok();
  }

  #store(socket: Socket, line: string, ok: () => void): void {
    const uid = Number(line.split(' ')[3]);
    if (this.breaksAt === uid) {
      this.breaksAt = null;
      socket.destroy();
      return;
    }
    for (const flag of line.match(/\\\w+/g) ?? []) this.lying[uid - 1]?.flags.add(flag);
    ok();
  }
}
