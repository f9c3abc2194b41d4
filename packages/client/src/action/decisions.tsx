import type { ActionView } from '@alongside/workflows/action/view';
import { can } from '../form/possibility.ts';
import { day } from '../words/dates.ts';

/** What was asked of whom, and what they said. */
export function Decisions({ action }: { action: ActionView }) {
  // The one who is asked has the open question in the form above.
  const shown = action.decisions.filter(
    ({ outcome }) => outcome !== null || !can(action, 'decide'),
  );
  if (shown.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="decisions">
      <h2 id="decisions">Decisions</h2>
      <ul className="plain-list stack">
        {shown.map((decision) => (
          <li key={decision.askedAt} className="meaning of-learning stack tight">
            <p className="said">{decision.question}</p>
            <p className="small quiet">
              Asked of {decision.approver.name} on {day(decision.askedAt)}
            </p>
            {decision.outcome && decision.decidedAt ? (
              <p>
                <strong>{decision.outcome === 'approved' ? 'Yes' : 'No'}</strong>,{' '}
                {day(decision.decidedAt)}: <span className="said">{decision.reason}</span>
              </p>
            ) : (
              <p>Waits for an answer.</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
