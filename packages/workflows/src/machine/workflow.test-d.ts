import { expectTypeOf, test } from 'vitest';
import type { ActionCommand } from '../action/contract.ts';
import { actionWorkflow } from '../action/workflow.ts';
import type { DiscussionCommand } from '../discussion/contract.ts';
import type { DiscussionEvent, EventOf } from '../discussion/event.ts';
import type { DiscussionEffect, DiscussionWithin } from '../discussion/facts.ts';
import { discussionTimers } from '../discussion/timers.ts';
import { discussionWorkflow } from '../discussion/workflow.ts';
import type { Envelope } from './workflow.ts';

// Checked by the compiler: these lines say what must not compile, and what must.
test('a decision is either a step or a refusal with its reason', () => {
  type Decided = ReturnType<typeof discussionWorkflow.decide>;
  expectTypeOf<Extract<Decided, { ok: true }>['effects']>().toEqualTypeOf<DiscussionEffect[]>();
  expectTypeOf<Extract<Decided, { ok: true }>['within']>().toEqualTypeOf<DiscussionWithin[]>();
  expectTypeOf<Extract<Decided, { ok: false }>['reason']>().toBeString();
  // @ts-expect-error a refusal has no snapshot to store
  expectTypeOf<Extract<Decided, { ok: false }>['stored']>();
});

test('a person’s command carries who sent it, the service’s carries nobody', () => {
  expectTypeOf<EventOf<'accept'>['by']>().toBeString();
  expectTypeOf<EventOf<'revisitDue'>['by']>().toEqualTypeOf<undefined>();
  expectTypeOf<DiscussionEvent['now']>().toBeString();
  expectTypeOf<EventOf<'planRevisit'>['at']>().toBeString();
});

test('each workflow takes its own commands only', () => {
  expectTypeOf<
    Parameters<typeof discussionWorkflow.decide>[1]['command']
  >().toEqualTypeOf<DiscussionCommand>();
  expectTypeOf<
    Parameters<typeof actionWorkflow.decide>[1]['command']
  >().toEqualTypeOf<ActionCommand>();
  expectTypeOf<Envelope<ActionCommand, object>>().not.toExtend<
    Envelope<DiscussionCommand, object>
  >();
  expectTypeOf(discussionTimers.revisit).toExtend<DiscussionCommand>();
});
