import type { Explained } from '../api/problems.ts';

/** What sending came to, beside the button that sent it. Nothing is shown while all is well. */
export function Outcome({
  sending,
}: {
  sending: { problem: Explained | null; notSentYet: boolean };
}) {
  if (sending.notSentYet) {
    return (
      <p role="status" className="meaning of-worry">
        Not sent yet. There is no connection just now; it goes out by itself, and what you wrote is
        still here.
      </p>
    );
  }
  if (!sending.problem) return null;
  return (
    <div role="alert" className="meaning of-worry">
      <p className="tag">{sending.problem.title}</p>
      <p>{sending.problem.detail}</p>
    </div>
  );
}
