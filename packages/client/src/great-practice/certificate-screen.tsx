import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Certificate } from './certificate.tsx';
import { practiceQuery } from './practice-queries.ts';
import { TakeCertificates } from './take-certificates.tsx';
import './practice.css';

const route = getRouteApi('/great-practice/$id/certificate');

/** One side of A4, to print or to take away. */
export function CertificateScreen() {
  const { id } = route.useParams();
  const practice = useQuery(practiceQuery(id));
  if (practice.isPending) return <Waiting />;
  if (practice.error) {
    return <CouldNotRead error={practice.error} again={() => void practice.refetch()} />;
  }
  return (
    <div className="page narrow stack wide">
      <p className="no-print">
        <Link to="/great-practice/$id" params={{ id }} className="quiet-link">
          Back to the words
        </Link>
      </p>
      {practice.data.celebrated === null ? (
        <>
          <PageTitle tab="Certificate">No certificate yet</PageTitle>
          <p>It comes when somebody celebrates this.</p>
        </>
      ) : (
        <>
          <TakeCertificates of={{ id }} />
          <Certificate
            item={practice.data}
            heading={<PageTitle tab="Certificate">Great practice</PageTitle>}
          />
        </>
      )}
    </div>
  );
}
