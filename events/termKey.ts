/** By what the words of sources are compared that say one thing: `Third-Party Defendant` and `third party defendant`. */
export const termKey = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
