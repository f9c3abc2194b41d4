import type { ResponseSummary } from '@alongside/workflows/response/view';
import { Link } from '@tanstack/react-router';
import { answerWords, lateWords, standingColour, standingWords } from './say-plan.ts';

/** You said, we did: one line of the plan. */
export function PlanCard({ response }: { response: ResponseSummary }) {
  const { id, theme, area, heard, standing, slipping } = response;
  const answer = answerWords(response);
  const late = lateWords(response);
  return (
    <Link
      to="/plan/$id"
      params={{ id }}
      className={`item-link meaning plan-card ${standingColour[standing]}`}
    >
      <p className="quiet small">{[theme.name, area].filter(Boolean).join(' · ')}</p>
      <p className="item-title">
        <span className="plan-said">You said</span> {heard}
      </p>
      {answer ? (
        <p>
          <span className="plan-said">{answer.title}</span> {answer.words}
        </p>
      ) : null}
      <p className="quiet small">{standingWords(response)}</p>
      {late ? <p className="small plan-late">{late}</p> : null}
      {slipping ? <p className="small plan-late">It may be slipping back.</p> : null}
    </Link>
  );
}
