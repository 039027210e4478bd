/** Sued by the complaint: as courts write it, a nominal, consolidated, intervening or relief defendant as well. */
const sued = /\b(co)?(defendant|respondent)s?\b/;

/** Sued by somebody else's pleading, there for an appeal, or there for a defendant. */
const otherwise = /\b(counter|cross|third|fourth|3rd|4th|appell|amic|for\b|of\b)/;

/** A role in one spelling; who has two, such as "Defendant/Counter-Claimant", has both. */
const spelled = (role: string): readonly string[] =>
  role
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .split(/[/,;&]| and /);

/** Who brought the complaint: an intervenor, or a trustee who sues, too. */
const suing = /\b(co)?(plaintiff|petitioner|complainant|claimant|relator)s?\b/;

/** Whether who has this role is one of those who brought the case. */
export const sues = (role: string): boolean => spelled(role).some(one => suing.test(one) && !otherwise.test(one));

/** Whether a complaint against all reaches who has this role. */
export const onDefence = (role: string): boolean => spelled(role).some(one => sued.test(one) && !otherwise.test(one));
