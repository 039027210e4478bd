/** An id that was shortened too much: several actions begin so. The message lists them with what tells them apart. */
export class AmbiguousActionError extends Error {
  readonly code = 'ambiguous_action';
  constructor(beginning: string, actions: readonly string[], more: boolean) {
    const list = [...actions, ...(more ? ['…'] : [])].map(action => `  ${action}`).join('\n');
    super(`The ids of several actions begin with ${beginning}: give more of it.\n${list}`);
  }
}
