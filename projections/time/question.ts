/** The three questions of time (EVENTS.md section 4). What is left out does not cut. */
export interface Question {
  /** In effect on this day, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** On the public record by this day, `YYYY-MM-DD`. */
  readonly docketedBy?: string;
  /** Known to this Lis at this revision of the case. */
  readonly at?: number;
}
