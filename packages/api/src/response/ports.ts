import type { ClientSession } from 'mongodb';

/** What a response needs to know of themes and guidance, which are others' to keep. */
export interface AroundResponses {
  /** Names of the themes of this organisation, by id: also of those no longer in use. */
  themeNames(organisation: string): Promise<ReadonlyMap<string, string>>;
  /** The theme's id and those of themes that were merged into it. */
  themesUnder(organisation: string, theme: string): Promise<string[]>;
  /** The themes that may be chosen. */
  themes(organisation: string): Promise<{ id: string; name: string }[]>;
  hasGuidance(organisation: string, guidance: string, session?: ClientSession): Promise<boolean>;
  /**
   * Has the theme, since something was adopted about it, run back beyond chance?
   * @returns the day (`YYYY-MM-DD`) from which it has; null when it has not.
   */
  slippingBack(about: {
    organisation: string;
    theme: string;
    area: string | null;
    /** When it was adopted. */
    since: string;
    /** What the last look returned. */
    foundSince: string | null;
  }): Promise<string | null>;
}
