import type { GreatPracticeFacts } from '@alongside/workflows/great-practice/facts';
import type { StoredWorkflow } from '../durable/stored-workflow.ts';
import type { GreatPracticeProjection } from './projection.ts';

export type StoredGreatPractice = StoredWorkflow<GreatPracticeProjection>;

/** What is read once for a command and used by its facts. */
export type GreatPracticeMaterial = Pick<GreatPracticeFacts, 'sender'>;
