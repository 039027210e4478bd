export type Status =
  | 'not_filed'
  | 'pending'
  | 'stayed'
  | 'administratively_closed'
  | 'withdrawn'
  | 'dismissed'
  | 'settled'
  | 'removed'
  | 'transferred'
  | 'remanded'
  | 'consolidated'
  | 'judgment'
  | 'closed';

export type Prejudice = 'with' | 'without' | null;
