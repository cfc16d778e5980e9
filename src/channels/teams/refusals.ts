import type { RefusedError } from './errors.js';
import type { TeamsLogger } from './ports.js';

const PAUSE = 60_000;

/** Logs refused requests at most once a minute, with their number, so that strangers cannot fill the log. */
export class Refusals {
  private since = 0;
  private quietUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly logger: TeamsLogger,
    private readonly now: () => number,
  ) {}

  add(refusal: RefusedError): void {
    this.since += 1;
    const now = this.now();
    if (now < this.quietUntil) return;
    const details = { status: refusal.status, detail: refusal.detail, refused: this.since };
    this.logger.warn(details, `Teams: refused a request: ${refusal.message}`);
    this.since = 0;
    this.quietUntil = now + PAUSE;
  }
}
