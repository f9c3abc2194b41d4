/** Somebody knows the family behind a case reference: no part in it, no access to it, no word of it. */
export interface StoredConflict {
  /** Derived from the organisation, the case and the person: recorded twice is recorded once. */
  _id: string;
  organisation: string;
  person: string;
  /** As it was typed. */
  caseReference: string;
  /** As case references are compared. */
  caseKey: string;
  recordedBy: string;
  at: Date;
  /** When their part in discussions of the case is looked for (again); null when none can be left. */
  due: Date | null;
}
