import type { GreatPracticeLook } from './facts.ts';

/** A plain sentence for a command that no state takes at this point. */
export function notNowInGreatPractice(state: GreatPracticeLook['state'], type: string): string {
  const isOnTheWall = state === 'shared' || state === 'celebrated';
  switch (type) {
    case 'nominate':
    case 'discard':
      return state === 'discarded' ? 'You have let go of this.' : 'You have sent this.';
    case 'consent':
      if (state === 'withdrawn') return 'Whoever wrote this has taken it back.';
      return isOnTheWall ? 'It is on the wall.' : 'This is not finished yet.';
    case 'decline':
      return isOnTheWall ? 'It is on the wall. You can take it off.' : 'It is yours alone.';
    case 'withdraw':
      if (isOnTheWall) return 'It is on the wall. You can take it off.';
      return state === 'withdrawn' ? 'You have taken this back.' : 'This is not sent yet.';
    case 'takeBack':
      return 'It is not on the wall.';
    case 'celebrate':
      return isOnTheWall
        ? 'This is celebrated already.'
        : 'It can be celebrated once it is on the wall.';
    default:
      return 'It is not time for that.';
  }
}
