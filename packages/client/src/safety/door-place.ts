/** Id of the place in the header that stays in sight while a page scrolls; the safety door of a discussion stands there. */
export const safetyDoorPlace = 'safety-door';
