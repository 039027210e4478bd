const federal =
  /^(?:(?<office>\d{1,2}):)?(?:\d{2})?(?<year>\d{2})-(?<type>[a-z]{1,6})-(?<serial>\d{1,6})(?<suffix>(?:-[a-z0-9]+)*)$/i;

export interface DocketNumber {
  /** Without a judge's initials or a defendant's number: what spellings are compared by. */
  readonly core: string;
  readonly office?: string;
  readonly type?: string;
}

/** Reads `4:24-cv-04722-YGR` as {core: '4:24-cv-04722', office: '4', type: 'cv'}; other numbers are their own core. */
export const parseDocketNumber = (spelling: string): DocketNumber => {
  const parts = federal.exec(spelling.trim())?.groups;
  if (!parts) return { core: spelling.trim() };
  const office = parts.office ? { office: parts.office } : {};
  const type = parts.type!.toLowerCase();
  const core = `${parts.office ? `${parts.office}:` : ''}${parts.year}-${type}-${parts.serial!.padStart(5, '0')}`;
  return { core, ...office, type };
};

/** The stream that holds every docket of one number in one court (EVENTS.md section 2). */
export const docketStream = (court: string, spelling: string): string => {
  const parts = federal.exec(spelling.trim())?.groups;
  const number = parts
    ? `${parts.year}-${parts.serial!.padStart(5, '0')}`
    : spelling
        .toLowerCase()
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]+/gu, '');
  return `docket-${court}-${number}`;
};
