/** How a court ruled on what it was asked, in the words of an order or of minutes. */
export type Disposition = 'granting' | 'denying' | 'granting_in_part' | 'moot';

const inPart =
  /grant\w*(?:,)? in[- ]part|den\w+ in[- ]part|grant\w* .{0,60}\band den(?:y|ied|ying|ies)\b.{0,20}\bin part|partially grant/i;
/** Right behind the verb, or in the same breath: `DENIED as moot`, `denying 12 Motion as moot`. */
const moot = /^[^.;]{0,60}?\b(?:as )?moot\b/i;
const granted =
  /(?<!\bnot |\bnot be |\bnot hereby )\bgrant(?:s|ed|ing)?\b|\bapprov(?:ed|al|es)\b|\bapproving\b|\bso ordered\b|\ballow(?:ed|ing)\b|\bsustain(?:ed|ing)\b/i;
const denied = /\bden(?:y|ied|ies|ying)\b|\boverrul|\bdisallow|\brefus/i;

/** What decides is what is said first; undefined where nothing is ruled. */
export const dispositionIn = (text: string): Disposition | undefined => {
  if (inPart.test(text)) return 'granting_in_part';
  const [yes, no] = [granted.exec(text)?.index ?? -1, denied.exec(text)?.index ?? -1];
  if (yes < 0 && no < 0)
    return /\b(?:find|found|terminat|deem)\w* (?:as )?moot|\bmooting\b/i.test(text) ? 'moot' : undefined;
  if (no >= 0 && (yes < 0 || no < yes)) return moot.test(text.slice(no, no + 120)) ? 'moot' : 'denying';
  return 'granting';
};
