/** A word of reason to begin with; whoever decides makes it their own, or writes another. */
export const quickReasons = [
  'It is right for the child.',
  'It is what the plan asks for.',
  'There is another way: let us talk.',
  'I need to know more first.',
] as const;
