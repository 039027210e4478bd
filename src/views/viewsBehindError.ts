/** The lists have not reached the position that was asked for in time. Ask again in a moment. */
export class ViewsBehindError extends Error {
  readonly code = 'views_behind';
  constructor(position: string) {
    super(`The lists have not reached position ${position} yet; ask again in a moment.`);
  }
}
