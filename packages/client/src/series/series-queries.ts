import type { PersonRef } from '@alongside/workflows/organisation/people';
import type { Series, SeriesLine } from '@alongside/workflows/series/contract';
import type { SeriesReport } from '@alongside/workflows/series/report';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from '../api/command-ids.ts';
import { explain, NotSentError } from '../api/problems.ts';
import type { Page } from '../api/queries.ts';
import { request } from '../api/request.ts';

const allSeries = ['series', 'list'] as const;
const oneSeries = (id: string) => ['series', 'one', id] as const;

export const seriesListQuery = queryOptions({
  queryKey: allSeries,
  queryFn: ({ signal }) => request<Page<SeriesLine>>('GET', '/series', undefined, signal),
});

export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: oneSeries(id),
    queryFn: ({ signal }) => request<Series>('GET', `/series/${id}`, undefined, signal),
  });

export const seriesReportQuery = (id: string) =>
  queryOptions({
    queryKey: [...oneSeries(id), 'report'],
    queryFn: ({ signal }) =>
      request<SeriesReport>('GET', `/series/${id}/report`, undefined, signal),
  });

/** Practice leads who might hold what was drawn at this place. */
export const leadsQuery = (id: string, place: number) =>
  queryOptions({
    queryKey: [...oneSeries(id), 'leads', place],
    queryFn: ({ signal }) =>
      request<Page<{ person: PersonRef; because: string }>>(
        'GET',
        `/series/${id}/picks/${place}/leads`,
        undefined,
        signal,
      ),
  });

/** Sends something about a series; sent again after a lost answer it is applied once. */
export function useSeriesCommand<Body extends object>(path: string) {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (body: Body) =>
      request<Series>('POST', path, { ...body, commandId: ids.idFor(body) }),
    onSettled: (_series, error, body) => {
      if (!(error instanceof NotSentError)) ids.answered(body);
    },
    onSuccess: (series) => {
      queries.setQueryData(oneSeries(series.id), series);
      void queries.invalidateQueries({ queryKey: allSeries });
      void queries.invalidateQueries({ queryKey: seriesReportQuery(series.id).queryKey });
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: ['series'] });
    },
  });
  return {
    send: (body: Body) => mutation.mutateAsync(body).catch(() => null),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
