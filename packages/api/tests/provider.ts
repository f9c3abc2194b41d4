import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll } from 'vitest';

/** Whom the provider knows, with what it says of them. */
interface Account {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  groups?: string[];
  _claim_names?: Record<string, string>;
}

export interface TestProvider {
  readonly issuer: string;
  /** Who types their password there next; null goes back without. */
  next: Account | null;
  /** Where the service really answers: what is sent to its public address goes there. */
  service: string;
  /** Signs with the provider’s own key. */
  sign(claims: JWTPayload): Promise<string>;
}

export const client = {
  id: 'alongside',
  secret: 'a secret between the two',
  publicUrl: 'http://alongside.test',
};

/** A real OpenID provider on a port of its own, whose people say yes at once. */
export function testProvider(): TestProvider {
  const accounts = new Map<string, Account>();
  let server: Server | undefined;
  const state: { issuer: string; next: Account | null } = { issuer: '', next: null };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let service = '';

  beforeAll(async () => {
    server = createServer();
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port.');
    state.issuer = `http://127.0.0.1:${address.port}`;
    const provider = new Provider(state.issuer, {
      clients: [
        {
          client_id: client.id,
          client_secret: client.secret,
          redirect_uris: [`${client.publicUrl}/api/v1/session/sign-on/callback`],
          post_logout_redirect_uris: [`${client.publicUrl}/`],
          backchannel_logout_uri: `${client.publicUrl}/api/v1/session/back-channel-logout`,
          backchannel_logout_session_required: true,
        },
      ],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['a secret of the provider'] },
      claims: {
        openid: ['sub', '_claim_names'],
        profile: ['name'],
        email: ['email', 'email_verified'],
        groups: ['groups'],
      },
      scopes: ['openid', 'profile', 'email', 'groups'],
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      // Its own way out leads to no address of this very machine.
      fetch: (url, { method = 'GET', headers = {}, body = null } = {}) =>
        fetch(String(url).replace(client.publicUrl, service), { method, headers, body }),
      ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600 },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) }),
    });
    const answer = provider.callback();
    server.on('request', (req, res) => {
      if (!req.url?.startsWith('/interaction/')) {
        void answer(req, res);
        return;
      }
      void (async () => {
        const { next } = state;
        if (!next) {
          await provider.interactionFinished(req, res, { error: 'access_denied' });
          return;
        }
        accounts.set(next.sub, next);
        const grant = new provider.Grant({ accountId: next.sub, clientId: client.id });
        grant.addOIDCScope('openid profile email groups');
        const grantId = await grant.save();
        await provider.interactionFinished(req, res, {
          login: { accountId: next.sub },
          consent: { grantId },
        });
      })();
    });
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  });
  return {
    get issuer() {
      return state.issuer;
    },
    get next() {
      return state.next;
    },
    set next(account) {
      state.next = account;
    },
    get service() {
      return service;
    },
    set service(url) {
      service = url;
    },
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
  };
}

/** What a browser does: keeps each site's cookies, and goes where it is sent. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  readonly #service: string;

  constructor(service: string) {
    this.#service = service;
  }

  /** One request; where it is sent on to is in `location`, with the service under its public address. */
  async open(address: string, init: { method?: string; body?: string | URLSearchParams } = {}) {
    const url = new URL(address.replace(client.publicUrl, this.#service), this.#service);
    const jar = this.#jars.get(url.origin) ?? new Map<string, string>();
    this.#jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
        ...(cookie === '' ? {} : { cookie }),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value.join('='));
    }
    const to = answer.headers.get('location');
    return {
      status: answer.status,
      location: to === null ? null : new URL(to, url).href.replace(this.#service, client.publicUrl),
      text: await answer.text(),
    };
  }

  /** Goes on for as long as it is sent on, up to a page outside both, or one of the service's screens. */
  async follow(address: string): Promise<string> {
    let at: string | null = address;
    for (let steps = 0; steps < 12 && at !== null; steps += 1) {
      if (at.startsWith(client.publicUrl) && !at.includes('/api/')) return at;
      const { location, status, text } = await this.open(at);
      if (location === null) throw new Error(`${at} answers ${status}: ${text.slice(0, 500)}`);
      at = location;
    }
    throw new Error(`It does not end: ${at}`);
  }

  async json(method: string, path: string, body?: unknown) {
    const { status, text } = await this.open(`/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status, body: text === '' ? {} : Object(JSON.parse(text)) };
  }

  cookie(name: string): string | undefined {
    return this.#jars.get(this.#service)?.get(name);
  }

  setCookie(name: string, value: string): void {
    const jar = this.#jars.get(this.#service) ?? new Map<string, string>();
    this.#jars.set(this.#service, jar.set(name, value));
  }
}
