import { caseAddress } from '@alongside/workflows/organisation/case-reference';
import { useQuery } from '@tanstack/react-query';
import { organisationQuery } from '../api/organisation-query.ts';

/** A case reference; where the organisation has said so, the way to it in the case system. Nothing is copied from there. */
export function CaseReference({ reference }: { reference: string }) {
  const { data } = useQuery(organisationQuery);
  const address = data ? caseAddress(data.caseReference.link, reference) : null;
  if (address === null) return reference;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {reference}
      <span className="visually-hidden"> in the case system, in a new tab</span>
      <span aria-hidden="true"> ↗</span>
    </a>
  );
}
