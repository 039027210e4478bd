/** Why an action cannot be recorded: a stable `code`, the rule in words, and what is wrong here. */
export interface Objection {
  readonly code: string;
  readonly rule: string;
  readonly detail: string;
}

/** `index` is the action's place in the batch. */
export interface Refusal extends Objection {
  readonly index: number;
}

/** The record speaks against it. Correct the action, or record it with `override` and a reason. */
export class RefusedError extends Error {
  readonly code = 'refused';
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ index, detail }) => `action ${index + 1}: ${detail}`).join('\n'));
    this.refusals = refusals;
  }
}
