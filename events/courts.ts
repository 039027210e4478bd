export const courtId = (spelling: string): string | undefined => (/^[a-z0-9]+$/.test(spelling) ? spelling : undefined);
export const today = (_court: string | undefined, now: Date): string => now.toISOString().slice(0, 10);
