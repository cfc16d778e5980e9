import { App, ExpressReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { Router } from 'express';
import type { Answer } from '../../answer/types.js';
import { createAnswerTurn } from './answer-turn.js';
import { boltLogger } from './bolt-logger.js';
import { renderCard } from './cards/card.js';
import type { SlackConfig, SlackHttpConfig, SlackSocketConfig } from './config.js';
import { createDeliver, type DeliverDeps } from './deliver.js';
import { refusal, SlackStartError } from './errors.js';
import { createInFlight } from './in-flight.js';
import { createInOrder } from './in-order.js';
import { registerListeners } from './listeners/index.js';
import type { SlackDeps, SlackLog } from './ports.js';
import { createPostTo, type PostTo } from './post-to.js';
import { createPosted } from './posted.js';
import { createRecent } from './recent.js';
import { createSender } from './send.js';
import { refuseFutureRequests } from './timestamp.js';
import { oneWorkspace } from './workspace.js';

/** The path of all requests from Slack: events, commands and presses. */
export const SLACK_PATH = '/slack/events';

const BODY_LIMIT = '1mb';

export interface SlackChannel {
  /** Posts in a place without anybody having spoken there. */
  readonly post: PostTo;
  /**
   * Checks the token, and in Socket Mode connects.
   * @throws SlackStartError when Slack refuses a token; the message names the setting.
   */
  start(): Promise<void>;
  /** Takes no more messages (Socket Mode) and waits until those that came are answered. */
  stop(): Promise<void>;
}

export interface SlackHttpChannel extends SlackChannel {
  readonly mode: 'http';
  /** Mount it at the root, before any body parser: the signature covers the bytes as they came. */
  readonly router: Router;
}

export interface SlackSocketChannel extends SlackChannel {
  readonly mode: 'socket';
}

/**
 * The bot in Slack.
 *
 * @example
 * const slack = createSlack(config, { respond, deliveries, cards, logger, renderText });
 * if (slack.mode === 'http') server.use(slack.router);
 * await slack.start();
 */
export function createSlack(config: SlackHttpConfig, deps: SlackDeps): SlackHttpChannel;
export function createSlack(config: SlackSocketConfig, deps: SlackDeps): SlackSocketChannel;
export function createSlack(config: SlackConfig, deps: SlackDeps): SlackHttpChannel | SlackSocketChannel;
export function createSlack(config: SlackConfig, deps: SlackDeps): SlackHttpChannel | SlackSocketChannel {
  const { logger, now = Date.now } = deps;
  const clientOptions: WebClientOptions = {
    logger: boltLogger(logger),
    ...(config.apiUrl === null ? {} : { slackApiUrl: config.apiUrl }),
  };
  // Who waits for this client waits with the whole event, so it must give up soon.
  const impatient = new WebClient(config.botToken, { ...clientOptions, retryConfig: { retries: 1 }, timeout: 10_000 });
  const workspace = oneWorkspace(config.botToken, impatient, logger);
  const inFlight = createInFlight();

  const sender = createSender(logger);
  const posted = createPosted(deps.cards, now, logger);
  const recent = createRecent(deps.cards, deps.keepsTexts, now, logger);
  const render: DeliverDeps['render'] = (answer, surface) =>
    renderCard(answer, { surface, diagramBaseUrl: config.diagramBaseUrl, renderText: deps.renderText });
  const dress: DeliverDeps['dress'] = async (card, answer, origin) => {
    return (await import('./own-buttons.js')).dress(card, answer, origin, { posted, admins: deps.admins, logger });
  };
  const deliver = createDeliver({ sender, posted, render, dress, logger });
  const postTo = createPostTo(deliver, () => new WebClient(config.botToken, clientOptions));
  const post: PostTo = (place, posts) => inFlight.track(postTo(place, posts));

  const connect = (receiver: Receiver): void => {
    const app = new App({
      receiver,
      authorize: workspace.authorize,
      clientOptions,
      logger: boltLogger(logger),
      logLevel: LogLevel.INFO,
      convoStore: false,
    });
    app.error(async (error) => logger.error({ err: error }, 'Slack event failed'));
    const answerTurn = createAnswerTurn({ ...deps, deliver, sender, posted, recent, now });
    const home = { ...deps, recent, render: (answer: Answer) => render(answer, 'view'), now };
    registerListeners(app, {
      answerTurn,
      posted,
      sender,
      home,
      inFlight,
      inOrder: createInOrder(),
      logger,
      now,
      deliveries: deps.deliveries,
      admins: deps.admins,
    });
  };

  switch (config.mode) {
    case 'http': {
      const router = Router();
      router.post(SLACK_PATH, refuseFutureRequests(now, logger));
      connect(
        new ExpressReceiver({
          signingSecret: config.signingSecret,
          endpoints: SLACK_PATH,
          router,
          bodyLimit: BODY_LIMIT,
          logger: boltLogger(logger),
        }),
      );
      return { mode: 'http', router, post, start: workspace.verify, stop: inFlight.idle };
    }
    case 'socket': {
      const receiver = new SocketModeReceiver({
        appToken: config.appToken,
        logger: boltLogger(logger),
        // Socket Mode takes the address of the Web API from here and not from the app's client options.
        installerOptions: { clientOptions },
      });
      connect(receiver);
      return {
        mode: 'socket',
        post,
        start: async () => {
          await workspace.verify();
          await openSocket(receiver, logger);
        },
        stop: async () => {
          await receiver.stop();
          await inFlight.idle();
        },
      };
    }
  }
}

async function openSocket(receiver: SocketModeReceiver, logger: SlackLog): Promise<void> {
  try {
    await receiver.start();
    logger.info('Connected to Slack by Socket Mode');
  } catch (error) {
    throw new SlackStartError(
      'app_token_refused',
      `Slack refused SLACK_APP_TOKEN (${refusal(error) ?? 'no connection'}): create an app-level token (xapp-…) with connections:write under "Basic Information" of the app.`,
      { cause: error },
    );
  }
}
