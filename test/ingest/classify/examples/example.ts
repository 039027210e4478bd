/** An entry as a clerk would word it, what it is, and the rule that says so. */
export type Example = readonly [text: string, reading: string, rule: string];
