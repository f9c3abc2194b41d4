import type { OrganisationSettings } from '@alongside/workflows/organisation/settings';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** What everybody may know of their organisation. */
export interface Organisation {
  name: string;
  timeZone: string;
  caseReference: OrganisationSettings['caseReference'];
}

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: ({ signal }) => request<Organisation>('GET', '/organisation', undefined, signal),
  staleTime: 5 * 60_000,
});
