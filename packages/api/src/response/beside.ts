import { defaultThemes } from '@alongside/workflows/organisation/defaults';
import type { Connection } from 'mongoose';
import type { AroundResponses } from './ports.ts';

/** Themes and guidance, as this service keeps them. */
export function besideResponses(connection: Connection): AroundResponses {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  return {
    async themeName(_organisation, theme) {
      return defaultThemes.find(({ id }) => id === theme)?.name;
    },
    async themesUnder(_organisation, theme) {
      return [theme];
    },
    async themes() {
      return defaultThemes.map(({ id, name }) => ({ id, name }));
    },
    async hasGuidance(organisation, guidance, session) {
      const found = await db
        .collection<{ _id: string; organisation: string }>('guidance')
        .findOne(
          { _id: guidance, organisation },
          { projection: { _id: 1 }, ...(session && { session }) },
        );
      return found !== null;
    },
    async slippingBack() {
      return null;
    },
  };
}
