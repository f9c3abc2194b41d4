/** How long a reading from outside lasts, in minutes; then it ends by itself. */
export const outsideMinutes = 60;

/** How much a reason has to say, in characters: a word is not one. */
export const reasonLength = 20;
