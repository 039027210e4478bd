/** The name of an endpoint's own lane, or of the one of a replay to it: no endpoint's name holds a colon. */
export const laneIdOf = (endpoint: string, replay?: number): string =>
  replay === undefined ? endpoint : `${endpoint}:${replay}`;
