import type { Collections } from '../../database/collections.ts';

/**
 * The organisation messages are for: the one that is named, by its id or name, or the only one there is.
 * @throws Error that says what to set
 */
export async function inboundOrganisation(
  { organisations }: Pick<Collections, 'organisations'>,
  named: string | undefined,
): Promise<string> {
  const found = await organisations
    .find(named === undefined ? {} : { $or: [{ _id: named }, { name: named }] })
    .limit(2)
    .toArray();
  const [only] = found;
  if (only && found.length === 1) return only._id;
  throw new Error(
    named === undefined
      ? 'Say with MAIL_IN_ORGANISATION which organisation messages are for.'
      : `There is no organisation “${named}”. Set MAIL_IN_ORGANISATION to one there is.`,
  );
}
