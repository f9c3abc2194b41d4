import type { DiscussionInput } from '../facts.ts';
import { guest, lead, offered, text, Walk, worker } from './walk.ts';

type Given = Partial<DiscussionInput>;

export function proposed(input: Given = {}): Walk {
  return new Walk(input);
}

export function preparing(input: Given = {}): Walk {
  return proposed({ proposedAs: 'worker', ...input }).send(lead, { type: 'accept' });
}

export function bothShared(input: Given = {}): Walk {
  return preparing(input)
    .send(worker, { type: 'shareReflection' })
    .send(lead, { type: 'shareReflection' });
}

export function ready(input: Given = {}): Walk {
  return bothShared(input)
    .send(worker, { type: 'recordFamilyVoice', words: 'I liked the drawing.', how: 'On a visit' })
    .send(lead, { type: 'schedule', startsAt: offered, durationMinutes: 60, place: 'Room 2' });
}

export function together(input: Given = {}): Walk {
  return ready(input).send(worker, { type: 'openRoom' });
}

export function closing(input: Given = {}): Walk {
  return together(input)
    .send(lead, { type: 'moveTo', stage: 'childsExperience' })
    .send(lead, { type: 'moveTo', stage: 'strengths' })
    .send(lead, { type: 'moveTo', stage: 'closing' });
}

export function agreeing(input: Given = {}): Walk {
  return closing(input).send(lead, { type: 'finish' });
}

export function acting(input: Given = {}): Walk {
  return agreeing(input)
    .send(worker, { type: 'agree', contentHash: text })
    .send(lead, { type: 'agree', contentHash: text });
}

export function revisiting(input: Given = {}): Walk {
  return acting(input).send(worker, { type: 'revisitNow' });
}

export function closed(input: Given = {}): Walk {
  return revisiting(input)
    .send(worker, { type: 'recordDifference', whatChanged: 'He asked to see his sister.' })
    .send(lead, { type: 'recordDifference', whatChanged: 'Contact is fortnightly.' });
}

export function withGuest(walk: Walk): Walk {
  return walk.send(
    worker,
    { type: 'inviteParticipant', person: guest, as: 'partner' },
    { named: { id: guest, roles: [] } },
  );
}

export function raised(walk: Walk = preparing()): Walk {
  return walk.send(worker, { type: 'raiseConcern', summary: 'He did not come home.' });
}
