import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Link } from '@tanstack/react-router';

/** Strengths that both agreed to share can go on to whoever did it, and from there to the wall if they like. */
export function ShareStrength({ discussion }: { discussion: DiscussionView }) {
  const strengths = discussion.findings.filter(
    ({ section, share, text }) => section === 'strength' && share && text.trim() !== '',
  );
  if (strengths.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="great-practice">
      <h2 id="great-practice">Great practice</h2>
      <ul className="plain-list stack">
        {strengths.map(({ id, text }) => (
          <li key={id} className="meaning of-strength">
            <p className="said">{text}</p>
            <Link
              to="/great-practice/new"
              search={{ discussion: discussion.id, finding: id }}
              className="quiet-link no-print"
            >
              Share this strength
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
