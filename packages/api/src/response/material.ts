import type { ResponseFacts } from '@alongside/workflows/response/facts';
import type { StoredWorkflow } from '../durable/stored-workflow.ts';
import type { ResponseProjection } from './projection.ts';

export type StoredResponse = StoredWorkflow<ResponseProjection>;

/** What is read once for a command and used by its facts. */
export type ResponseMaterial = Pick<
  ResponseFacts,
  'sender' | 'guidance' | 'reach' | 'slippingSince'
>;
