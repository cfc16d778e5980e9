import express, { type ErrorRequestHandler, type Router } from 'express';
import type { Place, Post, Respond } from '../../conversation/types.js';
import { latestOnly } from '../latest-only.js';
import { folder } from './folder.js';
import { LINES } from './lines.js';
import { BadRequestError, type PageTurn, readStream, readTurn, TooLongError } from './request.js';
import { type Cards, Rooms } from './rooms.js';
import { sameOrigin } from './same-origin.js';
import { isFor, isPublic, toWire } from './wire.js';

/** What the page needs from outside. */
export interface WebParts {
  readonly respond: Respond;
  readonly cards: Cards;
  readonly logger: { error(details: object, line: string): void };
  /** The drawing of a scenario as SVG, or null where there is none. */
  readonly diagram: (scenario: string) => string | null;
  /** Milliseconds since 1970; the machine's clock when left out. */
  readonly now?: () => number;
}

const HEARTBEAT = 25_000;

export interface WebChannel {
  readonly router: Router;
  /** Shows something to the pages that listen, without anybody having spoken. */
  post(place: Place, posts: readonly Post[]): Promise<void>;
}

/**
 * Builds the chat page: `/` with its files, `POST /api/turns` for what is typed and pressed, and `GET /api/events`
 * for cards that change while others play in the same room.
 */
export function createWeb(parts: WebParts): WebChannel {
  const now = parts.now ?? Date.now;
  const rooms = new Rooms(parts.cards);
  const inTurn = latestOnly();
  /** Cards that change are shown once a second at most, however many vote; nobody waits for that. */
  const publish = async (room: string, from: string | null, posts: readonly Post[], at: number): Promise<void> => {
    for (const post of posts) {
      if (post.kind === 'aside' && post.to !== from) rooms.tell(room, post.to, toWire(post));
      if (!isPublic(post)) continue;
      const show = () => rooms.publish(room, from, [toWire(post)], at);
      if (post.kind !== 'update') await show();
      else void inTurn(`${room} ${post.card}`, show).catch((err: unknown) => parts.logger.error({ err }, LINES.failed));
    }
  };
  const router = express.Router();
  router.use(express.static(folder, { index: 'index.html', maxAge: 0, cacheControl: true }));
  router.get('/diagrams/:scenario.svg', (request, response) => {
    const drawing = parts.diagram(request.params.scenario);
    if (drawing === null) response.status(404).end();
    else response.type('image/svg+xml').send(drawing);
  });

  router.post('/api/turns', sameOrigin, express.json({ limit: '1mb' }), async (request, response) => {
    const turn = readTurn(request.body);
    const at = now();
    const posts = await parts.respond({
      place: placeOf(turn),
      speaker: { id: turn.session, name: null },
      addressed: true,
      input: turn.input,
      at,
    });
    if (turn.room !== null) await publish(turn.room, turn.session, posts, at);
    response.json({ posts: posts.filter((post) => isFor(turn.session, post)).map(toWire) });
  });

  router.get('/api/events', sameOrigin, async (request, response) => {
    const { room: shared, session } = readStream(request.query);
    const room = shared ?? aloneKey(session);
    const send = (post: unknown): void => {
      response.write(`data: ${JSON.stringify(post)}\n\n`);
    };
    const leave = rooms.join(room, { session, send });
    if (leave === null) {
      response.status(503).json({ error: LINES.full });
      return;
    }
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    // Without traffic, proxies cut the line and a page that has gone is never noticed.
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT);
    response.on('close', () => {
      clearInterval(heartbeat);
      leave();
    });
    (await rooms.recent(room)).forEach(send);
  });

  router.use('/api/turns', failed(parts));
  router.use('/api/events', failed(parts));
  return {
    router,
    post: (place, posts) => {
      const key = place.kind === 'direct' ? aloneKey(place.room) : place.room;
      return publish(key, null, posts, now());
    },
  };
}

/** Where a page that is in no shared room listens; no room has such an id. */
function aloneKey(session: string): string {
  return `~${session}`;
}

function placeOf({ session, room }: PageTurn): Place {
  return room === null
    ? { channel: 'web', tenant: 'local', room: session, thread: null, kind: 'direct' }
    : { channel: 'web', tenant: 'local', room, thread: null, kind: 'channel' };
}

function failed({ logger }: WebParts): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof TooLongError) return void response.status(413).json({ error: error.message });
    if (error instanceof BadRequestError) return void response.status(400).json({ error: error.message });
    const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
    if (type === 'entity.too.large') return void response.status(413).json({ error: LINES.tooLong });
    if (typeof type === 'string') return void response.status(400).json({ error: LINES.notJson });
    logger.error({ err: error }, 'Web: a message could not be answered');
    response.status(500).json({ error: LINES.failed });
  };
}
