import type { CodebookView } from '@alongside/workflows/theme/codebook/contract';
import type { ExcerptView } from '@alongside/workflows/theme/excerpt';
import type { Overview } from '@alongside/workflows/theme/overview/view';
import type {
  SecondTagging,
  SecondTaggingLine,
} from '@alongside/workflows/theme/second-tagging/contract';
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

export const secondTaggingsKey = ['second-taggings'];
export const secondTaggingKey = (id: string) => [...secondTaggingsKey, id];

export const secondTaggingsQuery = queryOptions({
  queryKey: secondTaggingsKey,
  queryFn: ({ signal }) =>
    request<Page<SecondTaggingLine>>('GET', '/second-taggings', undefined, signal),
});

export const secondTaggingQuery = (id: string) =>
  queryOptions({
    queryKey: secondTaggingKey(id),
    queryFn: ({ signal }) =>
      request<SecondTagging>('GET', `/second-taggings/${id}`, undefined, signal),
  });
