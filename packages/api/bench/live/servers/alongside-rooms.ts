import type { StoredWorkflow } from '../../../src/durable/stored-workflow.ts';
import type { DiscussionProjection } from '../../../src/discussion/projection.ts';
import type { Service } from '../../../src/service.ts';
import type { OpenedRoom } from '../processes/server-contract.ts';

const organisation = 'bench';
/** As many colleagues as a trust of middling size has in discussions in one week. */
const mostColleagues = 400;
const roles = ['worker', 'practiceLead', 'colleague', 'partner'] as const;
const atOnce = 16;

/** Rooms at the stage where everything may be written, of colleagues who sign in as people do. */
export function createRooms(
  service: Service,
): (count: number, label: string) => Promise<OpenedRoom[]> {
  const { collections } = service;
  const cookies = new Map<string, string>();

  async function welcome(person: string): Promise<void> {
    await collections.people.updateOne(
      { _id: person },
      {
        $setOnInsert: {
          organisation,
          name: `Colleague ${person}`,
          roles: ['worker', 'practiceLead'],
          team: null,
          service: null,
          area: null,
          comesFor: 'Measuring',
        },
      },
      { upsert: true },
    );
    cookies.set(person, await signIn(service, person));
  }

  return async function rooms(count, label) {
    const people = Array.from({ length: count }, (_, index) => colleagues(index));
    const missing = [...new Set(people.flat())].filter((person) => !cookies.has(person));
    await collections.organisations.updateOne(
      { _id: organisation },
      { $setOnInsert: { name: 'The benchmark' } },
      { upsert: true },
    );
    const turns = Array.from({ length: atOnce }, async () => {
      for (let next = missing.pop(); next !== undefined; next = missing.pop()) await welcome(next);
    });
    await Promise.all(turns);
    const discussions = people.map((four, index) => discussion(`${label}-${index}`, four));
    await collections.discussions.bulkWrite(
      discussions.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      })),
    );
    return people.map((four, index) => ({
      doc: `findings:${label}-${index}`,
      cookies: four.map((person) => cookies.get(person) ?? ''),
    }));
  };
}

function colleagues(room: number): string[] {
  return roles.map((_, place) => `colleague-${(room * roles.length + place) % mostColleagues}`);
}

/** Only what the live documents look at is true to life; no command is sent to it. */
function discussion(id: string, people: string[]): StoredWorkflow<DiscussionProjection> {
  const now = new Date();
  const participants = people.map((person, place) => ({
    person,
    role: roles[place] ?? 'colleague',
  }));
  return {
    _id: id,
    organisation,
    machine: 'discussion',
    version: 1,
    snapshot: {},
    revision: 1,
    projection: {
      journey: 'together',
      people,
      circle: { journey: 'together', participants, former: [], shared: [] },
      conflicted: [],
      stagesReached: [
        ...(['arriving', 'childsExperience', 'strengths', 'worries'] as const),
        ...(['learning', 'nextSteps', 'closing'] as const),
      ],
      familyVoice: { status: 'notAsked', words: null, how: null, reason: null },
      caseReference: id,
      focus: 'What the benchmark types',
      team: null,
      service: null,
      area: null,
      safety: 'clear',
      chased: 0,
      concernRaisedBy: null,
      recordVersion: 0,
      agreed: 0,
      records: [],
    },
    timers: [],
    nextDue: null,
    timersLeasedUntil: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Signs in over HTTP as a browser does; gives back the cookie. */
async function signIn({ url }: Service, person: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demoPerson: person }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined)
    throw new Error(`${person} could not sign in: ${answer.status} ${await answer.text()}`);
  return cookie;
}
