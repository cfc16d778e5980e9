import { format } from 'node:util';
import { type Logger, LogLevel } from '@slack/bolt';
import type { SlackLog } from './ports.js';

/** Bolt's own lines in our log. What is too fine for anybody but a Bolt developer is already left out by `LogLevel.INFO`. */
export function boltLogger(log: SlackLog): Logger {
  const line = (parts: unknown[]) => `bolt: ${format(...parts)}`;
  return {
    debug: (...parts: unknown[]) => log.debug(line(parts)),
    info: (...parts: unknown[]) => log.debug(line(parts)),
    warn: (...parts: unknown[]) => log.warn(line(parts)),
    error: (...parts: unknown[]) => log.error(line(parts)),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}
