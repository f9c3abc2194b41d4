/** One person's browser, as far as commands go. */
export interface Caller {
  /** @throws Error with the problem's words when the service refuses. */
  post(path: string, body: object): Promise<unknown>;
  get(path: string): Promise<unknown>;
}

/** Signs in as a demo person, over HTTP like anybody. */
export async function signInAs(url: string, person: string): Promise<Caller> {
  const answer = await send(`${url}/api/v1/session`, { demoPerson: person }, '');
  if (!answer.ok) throw new Error(`${person} could not sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    post: async (path, body) => read(await send(`${url}/api/v1${path}`, body, cookie)),
    get: async (path) => read(await fetch(`${url}/api/v1${path}`, { headers: { cookie } })),
  };
}

/** Everybody who is asked for, each signed in once. */
export function callersOf(url: string): (person: string) => Promise<Caller> {
  const callers = new Map<string, Promise<Caller>>();
  return (person) => {
    const known = callers.get(person) ?? signInAs(url, person);
    callers.set(person, known);
    return known;
  };
}

function send(url: string, body: object, cookie: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The demo was refused (${answer.status}): ${text}`);
  return text === '' ? null : JSON.parse(text);
}
