/** Text as it is compared: without case, and with one spelling for what Unicode can spell in two ways. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
