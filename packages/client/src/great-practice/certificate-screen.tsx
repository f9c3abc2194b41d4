import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Certificate } from './certificate.tsx';
import { practiceQuery } from './practice-queries.ts';
import './practice.css';

const route = getRouteApi('/great-practice/$id/certificate');

/** One side of A4, to print or to keep as a PDF from the browser. */
export function CertificateScreen() {
  const { id } = route.useParams();
  const practice = useQuery(practiceQuery(id));
  if (practice.isPending) return <Waiting />;
  if (practice.error) {
    return <CouldNotRead error={practice.error} again={() => void practice.refetch()} />;
  }
  return (
    <div className="page narrow stack wide">
      <div className="row no-print">
        <Button onClick={() => window.print()}>Print the certificate</Button>
        <Link to="/great-practice/$id" params={{ id }} className="quiet-link">
          Back to the words
        </Link>
      </div>
      {practice.data.celebrated === null ? (
        <p>There is no certificate yet: it comes when somebody celebrates this.</p>
      ) : (
        <Certificate
          item={practice.data}
          heading={<PageTitle tab="Certificate">Great practice</PageTitle>}
        />
      )}
    </div>
  );
}
