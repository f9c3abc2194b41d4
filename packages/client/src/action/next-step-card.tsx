import type { ActionSummary } from '@alongside/workflows/action/view';
import { Link } from '@tanstack/react-router';
import { actionWords } from './action-words.ts';

/** A next step in a list: what, who, how it stands; opens the step itself. */
export function NextStepCard({ summary, me }: { summary: ActionSummary; me: string }) {
  return (
    <Link to="/actions/$id" params={{ id: summary.id }} className="item-link meaning of-nextStep">
      <p className="item-title said">{summary.what}</p>
      <p className="quiet small">
        {summary.owner.id === me ? 'Yours' : summary.owner.name} · {actionWords(summary)}
      </p>
    </Link>
  );
}
