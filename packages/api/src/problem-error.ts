import { problem, type Problem, type ProblemKind } from '@alongside/workflows/problem';

/** Whatever is answered with a problem, from any depth; turned into an answer in one place (`http/problems.ts`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly extra: Record<string, unknown>;

  constructor(kind: ProblemKind, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.kind = kind;
    this.extra = extra;
  }

  toProblem(): Problem {
    return problem(this.kind, this.message, this.extra);
  }
}

/** The same words whether it does not exist or is not this person's to know of. */
export function notFound(): ProblemError {
  return new ProblemError('not-found', 'There is nothing here, or it is not yours to see.');
}
