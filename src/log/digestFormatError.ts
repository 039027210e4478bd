/** What was given is no digest: give the whole line that `lis digest` printed. */
export class DigestFormatError extends Error {
  readonly code = 'digest_format';

  constructor(text: string) {
    super(
      `${JSON.stringify(text)} is not a digest. One reads lis1:<position>:<events>:<root>, as lis digest prints it.`,
    );
  }
}
