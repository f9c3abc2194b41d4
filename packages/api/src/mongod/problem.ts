/** Why the embedded database could not be had or started; the message says what to do, in plain words. */
export class MongodProblem extends Error {
  override readonly name = 'MongodProblem';
  constructor(
    readonly code:
      | 'not-found'
      | 'binary-unusable'
      | 'folder-in-use'
      | 'ended-early'
      | 'does-not-answer'
      | 'other-version',
    message: string,
  ) {
    super(message);
  }
}
