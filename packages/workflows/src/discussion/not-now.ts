import type { Journey, SafetyState } from './stages.ts';

/** Where a discussion stands, as far as a sentence needs it. */
export interface Standing {
  journey: Journey;
  paused: boolean;
  safety: SafetyState;
}

const beforeTheRoom: readonly Journey[] = ['proposed', 'preparing', 'ready'];
const afterAgreeing: readonly Journey[] = ['acting', 'revisiting', 'closed'];

/** A plain sentence for a command that nothing takes at this point. */
export function notNowInDiscussion(standing: Standing, type: string): string {
  return safetySentence(standing.safety, type) ?? journeySentence(standing, type);
}

function safetySentence(safety: SafetyState, type: string): string | null {
  switch (type) {
    case 'acknowledge':
      return safety === 'clear' || safety === 'handedOver'
        ? 'There is no open worry to acknowledge.'
        : 'The worry is acknowledged already.';
    case 'chaseConcern':
      return 'No worry waits to be acknowledged.';
    case 'handOver':
      return safety === 'raised'
        ? 'The worry has to be acknowledged first.'
        : 'There is no open worry to hand over.';
    default:
      return null;
  }
}

function journeySentence({ journey, paused, safety }: Standing, type: string): string {
  if (journey === 'withdrawn') return 'This discussion was withdrawn.';
  if (journey === 'setAside') {
    return type === 'setAside'
      ? 'It is set aside already.'
      : 'This discussion is set aside for now.';
  }
  const early = beforeTheRoom.includes(journey);
  const agreed = afterAgreeing.includes(journey);
  switch (type) {
    case 'accept':
    case 'suggestChange':
      return 'The invitation is answered already.';
    case 'withdraw':
      return 'You have met already. It can be set aside, but no longer withdrawn.';
    case 'setAside':
      return 'The record is agreed, so there is nothing to set aside.';
    case 'takeUpAgain':
      return 'It is not set aside.';
    case 'shareReflection':
      if (journey === 'proposed') return 'The invitation has not been accepted yet.';
      return agreed ? 'The record is agreed, so reflections stay as they are.' : alreadyShared;
    case 'takeBackReflection':
      if (journey === 'proposed') return 'The invitation has not been accepted yet.';
      return 'Reflections can no longer be taken back.';
    case 'openRoom':
      if (journey === 'proposed') return 'The invitation has not been accepted yet.';
      return 'The room was opened already.';
    case 'askFamily':
      if (journey === 'ready') return 'That is noted already.';
      return journeySentence({ journey, paused, safety }, 'family');
    case 'resume':
      if (journey === 'together') return 'The room is not paused.';
      return early ? roomNotOpen : roomClosed;
    case 'finish':
      if (journey === 'together') return paused ? roomPaused : 'Move to closing first.';
      return early ? roomNotOpen : roomClosed;
    case 'moveTo':
    case 'readyToMoveOn':
    case 'handOverFacilitation':
    case 'pause':
      if (journey === 'together') return roomPaused;
      return early ? roomNotOpen : roomClosed;
    case 'agree':
    case 'agreeWithDifference':
    case 'askForChange':
      return agreed ? 'The record is agreed already.' : 'There is no record to agree yet.';
    case 'revisitNow':
    case 'recordDifference':
    case 'revisitDue':
      if (journey === 'closed') return 'The revisit has been held.';
      if (journey === 'acting') return 'The revisit has not begun yet.';
      return journey === 'revisiting' ? 'The revisit has begun.' : 'The record is not agreed yet.';
    case 'reopen':
    case 'declineReopening':
      return 'The record is not agreed yet, so it is still open.';
    default:
      if (journey === 'proposed') return 'The invitation has not been accepted yet.';
      if (agreed) return 'The record is agreed already.';
      return early ? 'You are still preparing.' : 'That is not possible at this point.';
  }
}

const roomNotOpen = 'The room is not open yet.';
const roomPaused = 'The room is paused.';
const roomClosed = 'You have left the room already.';
const alreadyShared = 'You have both shared already.';
