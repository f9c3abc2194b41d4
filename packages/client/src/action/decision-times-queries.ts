import type { DecisionTimes } from '@alongside/workflows/action/decision-times';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** How long decisions took in the last twelve whole months, by service. */
export const decisionTimesQuery = queryOptions({
  queryKey: ['decisions', 'times'],
  queryFn: ({ signal }) => request<DecisionTimes>('GET', '/decisions/times', undefined, signal),
  staleTime: 5 * 60_000,
});
