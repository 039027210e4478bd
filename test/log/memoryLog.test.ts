import { memoryLog } from '../../src/log/memoryLog.ts';
import { describeEventLog } from './eventLogContract.ts';

describeEventLog('in memory', memoryLog);
