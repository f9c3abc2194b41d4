import { randomUUID } from 'node:crypto';
import type { ActionPersonCommand } from '@alongside/workflows/action/contract';
import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionView } from '@alongside/workflows/discussion/view';

/** Where the service under test listens. */
export function serviceUrl(): string {
  const url = process.env['ALONGSIDE_URL'];
  if (!url) throw new Error('The service has not started.');
  return url;
}

/** Somebody signed in, sending what their browser would send, without the browser. */
export class Colleague {
  readonly person: string;
  readonly cookie: string;

  private constructor(person: string, cookie: string) {
    this.person = person;
    this.cookie = cookie;
  }

  static async signIn(person: string): Promise<Colleague> {
    const answer = await fetch(`${serviceUrl()}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ demoPerson: person }),
    });
    if (!answer.ok) throw new Error(`${person} cannot sign in: ${await answer.text()}`);
    return new Colleague(person, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }

  get(path: string): Promise<Response> {
    return fetch(`${serviceUrl()}/api/v1${path}`, { headers: { cookie: this.cookie } });
  }

  async read(discussion: string): Promise<DiscussionView> {
    const answer = await this.get(`/discussions/${discussion}`);
    if (!answer.ok) throw new Error(`${this.person} cannot read: ${await answer.text()}`);
    return answer.json();
  }

  /** Sends it and answers with what came back, whatever it is. */
  post(path: string, body: object): Promise<Response> {
    return fetch(`${serviceUrl()}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ commandId: randomUUID(), ...body }),
    });
  }

  /** Sends a command that must be taken. */
  async does(discussion: string, command: DiscussionPersonCommand): Promise<DiscussionView> {
    return this.#taken(`/discussions/${discussion}/commands`, command);
  }

  async doesOnAction(action: string, command: ActionPersonCommand): Promise<void> {
    await this.#taken(`/actions/${action}/commands`, command);
  }

  async #taken(path: string, command: { type: string }): Promise<DiscussionView> {
    const answer = await this.post(path, command);
    if (!answer.ok) throw new Error(`${this.person} ${command.type}: ${await answer.text()}`);
    return answer.json();
  }
}
