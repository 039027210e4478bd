import type { EventLog } from '../log/eventLog.ts';

/** Who takes longer waits for a store that is away, and keeps nobody waiting behind him. */
const longestTurnMs = 2_000;

interface Line {
  /** How many are at work: one, unless somebody took too long. */
  working: number;
  /** Somebody took too long: until all have done, nobody waits for anybody. */
  stuck: boolean;
  readonly waiting: (() => void)[];
}

const linesByLog = new WeakMap<EventLog, Map<string, Line>>();

const linesOf = (log: EventLog): Map<string, Line> => {
  const lines = linesByLog.get(log) ?? new Map();
  linesByLog.set(log, lines);
  return lines;
};

/** Who lets the next one begin has counted him among those at work. */
const joined = async (lines: Map<string, Line>, stream: string): Promise<Line> => {
  const line = lines.get(stream);
  if (line?.stuck) {
    line.working += 1;
    return line;
  }
  if (line) {
    await new Promise<void>(begin => line.waiting.push(begin));
    return line;
  }
  const first: Line = { working: 1, stuck: false, waiting: [] };
  lines.set(stream, first);
  return first;
};

const letAllBegin = (line: Line): void => {
  line.stuck = true;
  for (const begin of line.waiting.splice(0)) {
    line.working += 1;
    begin();
  }
};

/**
 * Does work on a stream once this process has done what it was asked for there before. Sixty-four who decide on one head at
 * once append one, and decide again sixty-three times, sixty-two times …; in turn each decides once. Other processes are
 * not waited for: they meet at the log.
 */
export const inTurn = async <T>(
  log: EventLog,
  stream: string,
  work: () => Promise<T>,
  longestMs = longestTurnMs,
): Promise<T> => {
  const lines = linesOf(log);
  const line = await joined(lines, stream);
  const impatience = setTimeout(letAllBegin, longestMs, line).unref();
  try {
    return await work();
  } finally {
    clearTimeout(impatience);
    const next = line.waiting.shift();
    if (next) next();
    else line.working -= 1;
    if (line.working === 0) lines.delete(stream);
  }
};
