import type {
  GreatPracticeContext,
  GreatPracticeLook,
} from '@alongside/workflows/great-practice/facts';

/** What great practice is found, guarded and shown by, derived from its snapshot at every step. */
export interface GreatPracticeProjection extends Pick<
  GreatPracticeContext,
  'nominator' | 'praised' | 'words' | 'celebrated' | 'leftOut'
> {
  state: GreatPracticeLook['state'];
  /** As the nominator wrote it. */
  given: string;
  nominatedAt: Date;
  /** Null while it is not on the wall. */
  sharedAt: Date | null;
}

export function projectGreatPractice({
  state,
  context,
}: GreatPracticeLook): GreatPracticeProjection {
  const { nominator, praised, words, given, celebrated, leftOut, nominatedAt, sharedAt } = context;
  return {
    state,
    nominator,
    praised,
    words,
    given,
    celebrated,
    leftOut,
    nominatedAt: new Date(nominatedAt),
    sharedAt: sharedAt === null ? null : new Date(sharedAt),
  };
}
