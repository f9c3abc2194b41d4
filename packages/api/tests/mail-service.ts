import type { StoredPerson } from '../src/database/collections.ts';
import type { ServiceOptions } from '../src/service-options.ts';
import type { Mailbox } from './mailbox.ts';
import type { TestService } from './service.ts';

export const from = 'Alongside <alongside@fernvale.example>';
export const publicUrl = 'https://learn.fernvale.example';

/** What a service is started with that sends e-mail to this mailbox. */
export function mailOptions(mailbox: Pick<Mailbox, 'url'>): Partial<ServiceOptions> {
  return {
    mail: {
      get smtpUrl() {
        return mailbox.url;
      },
      from,
    },
    session: {
      publicUrl,
      commandsAMinute: 100_000,
      readsAMinute: 1_000_000,
      exportsAnHour: 10_000,
    },
  };
}

export const addressOf = (person: string) => `${person}@fernvale.example`;

/** Gives everybody of the test's organisation an address. */
export async function giveAddresses({ service }: TestService): Promise<void> {
  const { people } = service.collections;
  const all = await people.find({ organisation: 'fernvale' }).toArray();
  for (const { _id } of all) await setPerson({ service }, _id, { email: addressOf(_id) });
}

export async function setPerson(
  { service }: Pick<TestService, 'service'>,
  person: string,
  change: Partial<StoredPerson>,
): Promise<void> {
  await service.collections.people.updateOne({ _id: person }, { $set: change });
  service.directories.forget();
}
