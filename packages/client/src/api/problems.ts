import type { Problem, ProblemKind } from '@alongside/workflows/problem';

/** The service answered, and the answer was no. `problem.detail` is in plain words and is shown as it stands. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  is(kind: ProblemKind): boolean {
    return this.problem.type === `urn:alongside:problem:${kind}`;
  }
}

/** Nothing reached the service, or no answer came back. Sending the same command again is safe. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
}

export interface Explained {
  title: string;
  detail: string;
}

/** What happened, that nothing is lost, and what to do: the words a screen shows for any error. */
export function explain(error: unknown): Explained {
  if (error instanceof NotSentError) {
    return {
      title: 'Not sent yet',
      detail:
        'There is no connection just now. What you wrote is still here; try again in a moment.',
    };
  }
  if (!(error instanceof ProblemError)) {
    return {
      title: 'Something went wrong on this screen',
      detail: 'What you wrote is still here. Load the page again if this stays.',
    };
  }
  if (error.problem.status >= 500) {
    return {
      title: error.problem.title,
      detail: 'The service could not answer. Nothing you wrote is lost; try again in a moment.',
    };
  }
  const { title, detail } = error.problem;
  // “settings.timeZone: Give a time zone …”: where it stands in what was sent is for programs.
  return { title, detail: error.is('malformed') ? detail.replace(/^[\w.]+: /, '') : detail };
}
