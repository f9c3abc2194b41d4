import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { organisationQuery } from '../api/organisation-query.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { practiceQuery } from './practice-queries.ts';
import './practice.css';

const route = getRouteApi('/great-practice/$id/certificate');

/** One side of A4, to print or to keep as a PDF from the browser. */
export function CertificateScreen() {
  const { id } = route.useParams();
  const practice = useQuery(practiceQuery(id));
  const organisation = useQuery(organisationQuery).data;
  if (practice.isPending) return <Waiting />;
  if (practice.error) {
    return <CouldNotRead error={practice.error} again={() => void practice.refetch()} />;
  }
  const { praised, words, nominatedBy, celebrated } = practice.data;
  return (
    <div className="page narrow stack wide">
      <div className="row no-print">
        <Button onClick={() => window.print()}>Print the certificate</Button>
        <Link to="/great-practice/$id" params={{ id }} className="quiet-link">
          Back to the words
        </Link>
      </div>
      {celebrated === null ? (
        <p>There is no certificate yet: it comes when somebody celebrates this.</p>
      ) : (
        <article className="certificate of-strength stack">
          <p className="eyebrow">{organisation?.name}</p>
          <PageTitle tab="Certificate">Great practice</PageTitle>
          <p className="certificate-name">{praised?.name}</p>
          <p className="said practice-words">{words}</p>
          <p>Noticed by {nominatedBy.name}.</p>
          <p>
            Celebrated by {celebrated.by.name} on {dayjs(celebrated.at).format('D MMMM YYYY')}.
            Thank you.
          </p>
        </article>
      )}
    </div>
  );
}
