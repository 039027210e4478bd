/** The day of an ISO date or moment as written, whatever its zone; null where there is none. */
export const isoDay = (text: string | null | undefined): string | null =>
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(text ?? '')?.[0] ?? null;
