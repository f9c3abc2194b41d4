import type { CodebookView } from '@alongside/workflows/theme/codebook/contract';
import type { ExcerptView } from '@alongside/workflows/theme/excerpt';
import type { Overview } from '@alongside/workflows/theme/overview/view';
import { queryOptions } from '@tanstack/react-query';
import type { Page } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { type ThemesView, viewSearch } from './themes-view.ts';

export const overviewQuery = (view: ThemesView) =>
  queryOptions({
    queryKey: ['themes', 'overview', view],
    queryFn: ({ signal }) =>
      request<Overview>('GET', `/themes/overview${viewSearch(view)}`, undefined, signal),
    placeholderData: (before) => before,
  });

export const codebookKey = ['codebook'];

export const codebookQuery = queryOptions({
  queryKey: codebookKey,
  queryFn: ({ signal }) => request<CodebookView>('GET', '/codebook', undefined, signal),
});

export const excerptsKey = ['excerpts'];

export const excerptsQuery = queryOptions({
  queryKey: excerptsKey,
  queryFn: ({ signal }) => request<Page<ExcerptView>>('GET', '/excerpts', undefined, signal),
});
