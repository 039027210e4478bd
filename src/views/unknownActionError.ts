/** No case holds an action of that id. */
export class UnknownActionError extends Error {
  readonly code = 'unknown_action';
  constructor(id: string) {
    super(`There is no action ${id}.`);
  }
}
