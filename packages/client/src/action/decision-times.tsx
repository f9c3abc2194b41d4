import { useQuery } from '@tanstack/react-query';
import { CouldNotRead } from '../app/waiting.tsx';
import { day } from '../words/dates.ts';
import { daysInWords } from './days-in-words.ts';
import { decisionTimesQuery } from './decision-times-queries.ts';

/** How long people wait for a decision, by service; never by person, and small numbers not at all. */
export function DecisionTimes() {
  const times = useQuery(decisionTimesQuery);
  if (times.isPending) return null;
  if (times.error) return <CouldNotRead error={times.error} again={() => void times.refetch()} />;
  const { period, whole, services } = times.data;
  return (
    <section className="stack tight" aria-labelledby="times">
      <h2 id="times">How long people wait for a decision</h2>
      <p className="quiet small">
        {day(period.from)} to {day(period.until)}. Half of the answers came sooner, half later.
        Never by person.
      </p>
      {whole === null ? (
        <p>
          Too few decisions so far to say: it takes five, asked by three people and answered by
          three.
        </p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Half were answered within</th>
              <th scope="col">Decisions</th>
            </tr>
          </thead>
          <tbody>
            {services.map(({ service, figure }) => (
              <tr key={service}>
                <th scope="row">{service}</th>
                <td>{figure ? daysInWords(figure.medianDays) : 'too few to show'}</td>
                <td>{figure?.decisions ?? '–'}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">All together</th>
              <td>{daysInWords(whole.medianDays)}</td>
              <td>{whole.decisions}</td>
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}
