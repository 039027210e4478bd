/** The action belongs to an entry that the court sealed. It is shown again once the entry is unsealed, unless it was erased. */
export class SealedError extends Error {
  readonly code = 'sealed';
  constructor(id: string) {
    super(`The entry of the action ${id} is sealed.`);
  }
}
