import pino, { type Logger } from 'pino';
import type { LogLevel } from './config.js';

const secrets = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'password',
  'authorization',
  'cookie',
  'secret',
  'client_secret',
];

/** Writes JSON lines to the standard error, with secrets blanked wherever an object carries them. */
export function createLogger(level: LogLevel): Logger {
  return pino(
    { level, redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' } },
    pino.destination(2),
  );
}
