import type { ActionView } from '@alongside/workflows/action/view';
import { day } from '../words/dates.ts';

/** What was asked of whom, and what they said. */
export function Decisions({ action }: { action: ActionView }) {
  if (action.decisions.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="decisions">
      <h2 id="decisions">Decisions</h2>
      <ul className="plain-list stack">
        {action.decisions.map((decision) => (
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
