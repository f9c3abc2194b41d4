/** What stands for a place until one is set. */
export const placeToBeAgreed = 'To be agreed';

/** The place of a meeting, or that there is none yet. */
export function whereWords(place: string): string {
  return place === placeToBeAgreed ? 'Where is still to be agreed.' : place;
}
