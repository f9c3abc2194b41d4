import { randomUUID } from 'node:crypto';
import type { Send } from './load.ts';

/** One command, by its name. */
export interface Step {
  name: string;
  take(): Promise<void>;
}

/** A discussion's life up to the talk: what people do most, in the order they do it. Taken again, it is another discussion. */
export async function lifeOfADiscussion(send: Send, pair: number): Promise<Step[]> {
  const signIn = async (demoPerson: string) =>
    checked(await send('/api/v1/session', { demoPerson })).cookie;
  const worker = await signIn(`worker-${pair}`);
  const lead = await signIn(`lead-${pair}`);
  let id = '';

  async function propose(): Promise<void> {
    const proposal = {
      commandId: randomUUID(),
      myRole: 'worker',
      with: `lead-${pair}`,
      caseReference: `CR-${pair}`,
      ageBand: '5–9',
      focus: 'What helps, and what gets in the way',
      times: [hour(10), hour(11)],
    };
    const opened = checked(await send('/api/v1/discussions', proposal, worker));
    id = JSON.parse(opened.text).id;
  }

  function step(cookie: string, command: { type: string } & Record<string, unknown>): Step {
    return {
      name: command.type,
      async take() {
        const body = { commandId: randomUUID(), ...command };
        checked(await send(`/api/v1/discussions/${id}/commands`, body, cookie));
      },
    };
  }

  const schedule = (startsAt: string) => ({
    type: 'schedule',
    startsAt,
    durationMinutes: 60,
    place: 'Room 2',
  });
  return [
    { name: 'propose', take: propose },
    step(lead, { type: 'suggestChange', focus: 'What helps him to stay' }),
    step(worker, { type: 'accept', time: hour(10) }),
    step(worker, { type: 'askFamily' }),
    step(lead, schedule(hour(12))),
    step(worker, { type: 'recordFamilyVoice', words: 'I liked the drawing.', how: 'On a visit' }),
    step(worker, schedule(hour(13))),
    step(lead, { type: 'setAside', reason: 'Duty week' }),
    step(worker, { type: 'takeUpAgain' }),
    step(lead, schedule(hour(14))),
  ];
}

function hour(n: number): string {
  return new Date(Date.UTC(2027, 0, 1, n)).toISOString();
}

/** @throws Error with what was answered, when it is not well */
export function checked<Answer extends { status: number; text: string }>(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  return answer;
}
