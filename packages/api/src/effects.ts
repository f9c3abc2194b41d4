import { isAboutKind } from '@alongside/workflows/notification/about';
import { notificationKinds } from '@alongside/workflows/notification/list';
import { z } from 'zod';
import type { ActionKind } from './action/kind.ts';
import type { Door } from './durable/command-door.ts';
import type { Delivery } from './durable/outbox.ts';
import type { Tell } from './notification/deliver.ts';
import type { TellBecause } from './response/told-because.ts';

const effectSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('notify'),
    to: z.array(z.string()),
    kind: z.enum(notificationKinds),
  }),
  z.object({
    type: z.literal('openAction'),
    finding: z.string(),
    what: z.string(),
    owner: z.string(),
    due: z.string(),
    expectedChange: z.string().nullable(),
  }),
  z.object({
    type: z.literal('tellBecause'),
    theme: z.string(),
    area: z.string().nullable(),
    since: z.string(),
  }),
]);

/** Who receives which effect. Each receiver does nothing for an effect whose id it has seen. */
export function createDeliver(deps: {
  door: Door;
  actions: ActionKind;
  tell: Tell;
  tellBecause(delivery: Delivery, effect: TellBecause): Promise<void>;
}): (delivery: Delivery) => Promise<void> {
  const { door, actions, tell, tellBecause } = deps;

  return async function deliver(delivery) {
    const { id, organisation, kind, workflow, by, effect: owed } = delivery;
    const effect = effectSchema.parse(owed);
    if (effect.type === 'notify') {
      await tell({
        effect: id,
        organisation,
        to: effect.to,
        kind: effect.kind,
        aboutKind: isAboutKind(kind) ? kind : 'discussion',
        about: workflow,
        by,
      });
      return;
    }
    if (effect.type === 'tellBecause') return tellBecause(delivery, effect);
    const { finding, what, owner, due, expectedChange } = effect;
    await door.open(actions, {
      organisation,
      sender: { kind: 'system' },
      commandId: `effect:${id}`,
      input: { discussion: workflow, finding, what, owner, due, expectedChange },
    });
  };
}
