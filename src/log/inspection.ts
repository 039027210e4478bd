/** Positions that hold no event, the first and the last of them, though later ones do. */
export interface Gap {
  readonly from: string;
  readonly to: string;
}

/** What a store finds wrong beneath the events, which no hash chain shows. */
export interface Inspection {
  /** In words, each with where it is. */
  readonly damage: readonly string[];
  readonly missing: readonly Gap[];
}

export const nothingFound: Inspection = { damage: [], missing: [] };

export const isSound = ({ damage, missing }: Inspection): boolean => damage.length === 0 && missing.length === 0;

export const gapText = ({ from, to }: Gap): string =>
  from === to
    ? `Position ${from} holds no event: what was recorded there is gone.`
    : `Positions ${from} to ${to} hold no event: what was recorded there is gone.`;
