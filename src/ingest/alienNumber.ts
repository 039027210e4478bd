/** What the Department of Homeland Security calls a person by: no docket's number, and nobody's business. */
export const isAlienNumber = (text: string): boolean => /^A[- ]?\d{2,3}[- ]?\d{3}[- ]?\d{3}$/i.test(text.trim());
