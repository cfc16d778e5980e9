import { basename, join } from 'node:path';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import * as v from 'valibot';
import { HOST_COMMANDS } from '../../../answer/actions.js';
import { typedCode } from '../../../conversation/present/codes.js';
import type { Phone, Presenting, Wall } from '../../../conversation/present/present.js';
import { folder } from '../folder.js';
import { LINES } from '../lines.js';
import { sameOrigin } from '../same-origin.js';
import { browserOf, giveId } from './browser.js';
import { Live, type Seen } from './live.js';
import type { QuizPageParts } from './parts.js';
import { qrCode } from './qr.js';

const files = join(folder, 'present');
const HEARTBEAT = 25_000;
/** Quick enough for a wall, and four looks into the store a second for each quiz that is shown. */
const EVERY = 500;

const round = v.pipe(v.number(), v.integer(), v.minValue(0));
const Drive = v.object({ command: v.picklist(HOST_COMMANDS), round });
const Ballot = v.object({ option: v.pipe(v.string(), v.maxLength(200)), round });

/** The pages themselves, and what they ask for. A code that opens nothing gets a page that says so, with status 404. */
export function createRoutes({ presenting, diagram, publicUrl, logger, every, now = Date.now }: QuizPageParts): Router {
  const live = new Live(every ?? EVERY, (err) => logger.error({ err }, LINES.failed));
  const router = express.Router();
  const open = (file: string) => (response: Response, status: number) =>
    response.status(status).sendFile(join(files, file));
  const [showWall, showPhone, showDoor, showWrong] = ['wall.html', 'phone.html', 'door.html', 'wrong.html'].map(open);

  router.use(['/present', '/join'], express.static(files, { index: false, redirect: false, maxAge: 0 }));
  for (const path of ['/card.js', '/present/icon.svg', '/join/icon.svg']) {
    router.get(path, (_request, response) => response.sendFile(join(folder, basename(path))));
  }
  router.get(['/present/diagrams/:scenario.svg', '/join/diagrams/:scenario.svg'], (request, response) => {
    const drawing = diagram(String(request.params.scenario));
    if (drawing === null) response.status(404).end();
    else response.type('image/svg+xml').send(drawing);
  });

  // The page takes its code out of the address bar, which may be on the wall, and is loaded again without it.
  router.get('/present', (_request, response) => void showWall?.(response, 200));
  router.get('/present/:code', async (request, response) => {
    const wall = await (await presenting()).wall(request.params.code);
    if (wall === null) showWrong?.(response, 404);
    else showWall?.(response, 200);
  });
  router.get(
    '/present/:code/door',
    toWall(async ({ wall, quiz, request, response }) => {
      const phone = await quiz.phoneCode(wall, now());
      response.json({ phone, address: `${addressIn(request, publicUrl)}/join/${phone}` });
    }),
  );
  router.get(
    '/present/:code/qr.svg',
    toWall(async ({ wall, quiz, request, response }) => {
      const address = `${addressIn(request, publicUrl)}/join/${await quiz.phoneCode(wall, now())}`;
      response.type('image/svg+xml').send(qrCode(address));
    }),
  );
  router.get(
    '/present/:code/events',
    sameOrigin,
    toWall(async ({ wall, quiz, response }) => {
      await stream(response, `wall ${wall.session}`, () => seenBy(quiz, wall.session, 'wall'));
    }),
  );
  router.post(
    '/present/:code/press',
    sameOrigin,
    express.json({ limit: '2kb' }),
    toWall(async ({ wall, quiz, request, response }) => {
      const pressed = v.safeParse(Drive, request.body);
      if (!pressed.success) return void response.status(400).json({ error: LINES.notAPress });
      const { command, round: at } = pressed.output;
      const said = await quiz.drive(wall, command, at, now());
      await live.poke(`wall ${wall.session}`);
      response.json({ said });
    }),
  );

  router.get('/join', (request, response) => {
    const code = typedCode(String(request.query.code ?? ''));
    if (code === '') showDoor?.(response, 200);
    else response.redirect(303, request.path.endsWith('/') ? code : `join/${code}`);
  });
  router.get('/join/:code', async (request, response) => {
    const phone = await (await presenting()).phone(typedCode(request.params.code));
    if (phone === null) return void showWrong?.(response, 404);
    giveId(request, response);
    response.set('Cache-Control', 'no-store');
    showPhone?.(response, 200);
  });
  router.get(
    '/join/:code/events',
    sameOrigin,
    toPhone(async ({ phone, quiz, response }) => {
      await stream(response, `phone ${phone.session}`, () => seenBy(quiz, phone.session, 'phone'));
    }),
  );
  router.get(
    '/join/:code/own',
    sameOrigin,
    toPhone(async ({ phone, quiz, request, response }) => {
      const browser = browserOf(request);
      response.set('Cache-Control', 'no-store');
      response.json(browser === null ? { error: LINES.noCookie } : await quiz.own(phone, browser));
    }),
  );
  router.post(
    '/join/:code/vote',
    sameOrigin,
    express.json({ limit: '2kb' }),
    toPhone(async ({ phone, quiz, request, response }) => {
      const ballot = v.safeParse(Ballot, request.body);
      if (!ballot.success) return void response.status(400).json({ error: LINES.notAPress });
      const browser = browserOf(request);
      if (browser === null) return void response.status(400).json({ error: LINES.noCookie });
      const said = await quiz.vote(phone, browser, ballot.output.round, ballot.output.option, now());
      response.json({ said, own: await quiz.own(phone, browser) });
    }),
  );
  router.use(['/present', '/join'], failed(logger));
  return router;

  interface At {
    readonly quiz: Presenting;
    readonly request: Request;
    readonly response: Response;
  }

  function toWall(work: (at: At & { readonly wall: Wall }) => Promise<void>) {
    return async (request: Request, response: Response): Promise<void> => {
      const quiz = await presenting();
      const wall = await quiz.wall(String(request.params.code));
      if (wall === null) response.status(404).json({ error: LINES.noQuiz });
      else await work({ quiz, request, response, wall });
    };
  }

  function toPhone(work: (at: At & { readonly phone: Phone }) => Promise<void>) {
    return async (request: Request, response: Response): Promise<void> => {
      const quiz = await presenting();
      const phone = await quiz.phone(typedCode(String(request.params.code)));
      if (phone === null) response.status(404).json({ error: LINES.noQuiz });
      else await work({ quiz, request, response, phone });
    };
  }

  async function seenBy(quiz: Presenting, session: string, seat: 'wall' | 'phone'): Promise<Seen | null> {
    const look = await quiz.look(session, seat);
    if (look === null) return null;
    // Pages count down by themselves, from what is left and not from a clock that may be wrong.
    const left = look.until === null ? null : Math.max(0, look.until - now());
    return { key: JSON.stringify(look), text: JSON.stringify({ ...look.stage, left }) };
  }

  async function stream(response: Response, key: string, look: () => Promise<Seen | null>): Promise<void> {
    const send = (text: string): void => {
      if (!response.headersSent) begin(response);
      response.write(`data: ${text}\n\n`);
    };
    const leave = await live.join(key, look, send);
    if (leave === null) return void response.status(503).json({ error: LINES.full });
    if (!response.headersSent) begin(response);
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT).unref();
    response.on('close', () => {
      clearInterval(heartbeat);
      leave();
    });
  }
}

function begin(response: Response): void {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
}

/** Under what address the pages are: the one that was set, else the one that this page was asked for. */
function addressIn(request: Request, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${request.get('host')}`;
}

function failed(logger: QuizPageParts['logger']): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isTheirs = typeof error === 'object' && error !== null && 'type' in error;
    if (isTheirs) return void response.status(400).json({ error: LINES.notAPress });
    logger.error({ err: error }, 'Web: a page of a quiz could not be served');
    response.status(500).json({ error: LINES.failed });
  };
}
