import { dayOf } from '@alongside/workflows/pack/pack';
import type { Overview, ThemeSeries } from '@alongside/workflows/theme/overview/view';
import { Link } from '@tanstack/react-router';
import { showWords, standingColour } from '../plan/say-plan.ts';
import type { ThemesView } from './themes-view.ts';

/** In the list of themes: how it stands on the plan, or that a worry nobody answers is not there. */
export function Stands({
  overview,
  theme: { id, learningPoint },
}: {
  overview: Overview;
  theme: Overview['themes'][number];
}) {
  const answer = overview.answers.find((one) => one.theme === id);
  if (!answer) {
    return learningPoint !== null && learningPoint.count > 0 ? (
      <span className="quiet small stands">Not on the plan yet</span>
    ) : null;
  }
  return (
    <Link
      to="/plan/$id"
      params={{ id: answer.response }}
      className={`quiet-link small stands ${standingColour[answer.standing]}`}
    >
      {showWords[answer.standing]}
    </Link>
  );
}

/** Whether somebody answers the theme that is looked at, and the way to do so where nobody does. */
export function Answered({ overview, view }: { overview: Overview; view: ThemesView }) {
  const { theme, answers, series } = overview;
  if (!theme) return null;
  const answer = answers.find((one) => one.theme === theme.id);
  const isOpen = answer && answer.standing !== 'done' && answer.standing !== 'notNow';
  return (
    <p className="row">
      <span>
        {answer ? (
          <>
            On the plan:{' '}
            <Link to="/plan/$id" params={{ id: answer.response }}>
              {showWords[answer.standing]}
            </Link>
            .
          </>
        ) : (
          'Nobody has put this on the plan.'
        )}
      </span>
      {isOpen ? null : (
        <Link
          to="/plan/new"
          search={{
            theme: theme.id,
            since: sinceOf(series) ?? overview.shown?.from ?? overview.period.from,
            ...(view.area && { area: view.area }),
          }}
          className="button-link no-print"
        >
          {answer ? 'Answer this again' : 'Answer this'}
        </Link>
      )}
      <Link to="/plan" search={{ theme: theme.id }} className="quiet-link no-print">
        All that was done about it
      </Link>
    </p>
  );
}

/** Since when it lies where it lies now, by the first series that has changed; none: undefined. */
function sinceOf(series: readonly ThemeSeries[]): string | undefined {
  const changed = series.find(({ run }) => run.now !== null);
  return changed?.points[changed.run.now?.from ?? 0]?.from;
}

/** What was changed about a theme, numbered as on its charts. */
export function ChangesHere({ changes }: { changes: Overview['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="changed-here">
      <h3 id="changed-here">Changed here</h3>
      <ol>
        {changes.map(({ at, what, area, response }) => (
          <li key={`${response} ${at}`}>
            {dayOf(at)}
            {area === null ? '' : `, in ${area}`}:{' '}
            <Link to="/plan/$id" params={{ id: response }}>
              {what}
            </Link>
          </li>
        ))}
      </ol>
      <p className="quiet small">
        The upright lines in the charts carry these numbers. That something moved after a change
        does not say that it moved because of it.
      </p>
    </section>
  );
}
