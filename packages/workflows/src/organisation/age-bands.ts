/** Age bands instead of a date of birth: enough to see patterns, too little to know a child by. */
export const ageBands = ['unborn', '0–4', '5–9', '10–13', '14–17', '18–25'] as const;
