/** The bot with all its channels: builds the parts, wires them, starts. */
import { existsSync } from 'node:fs';
import type { Router } from 'express';
import { addressFor } from './address.js';
import { renderText } from './answer/text.js';
import { createBot } from './bot.js';
import { createTeams } from './channels/teams/app.js';
import { runPrompt } from './channels/terminal/prompt.js';
import { createWeb } from './channels/web/app.js';
import { createQuizPages } from './channels/web/present/pages.js';
import { type PostTo, startClock } from './clock.js';
import { diagramsAt, missingLines, readConfig } from './config.js';
import type { Place, Post } from './conversation/types.js';
import { readData } from './data.js';
import { diagramsOf } from './diagram/svg.js';
import { startOrExplain, stopOnSignals } from './life.js';
import { createLogger } from './logger.js';
import { createApp, listen } from './server.js';
import { openStore } from './store/open.js';
import { startUpkeep } from './upkeep.js';

/** So long after the server listens the language is read, in milliseconds; sooner where a question comes first. */
const WARM_UP_AFTER = 250;

await startOrExplain(async () => {
  if (process.env.NODE_ENV !== 'production' && existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const logger = createLogger(config.logLevel);
  const store = await openStore(config.databaseUrl, config.dataDir);
  const data = readData();
  const onFault = (err: unknown) => logger.error({ err }, 'the store failed');
  const kept = { ...store, feedback: config.reviewDays > 0 ? store.feedback : null };
  /** How each channel posts by itself; null where it is switched off. */
  const posting: Record<Place['channel'], PostTo | null> = { slack: null, teams: null, web: null, terminal: null };
  let local: string | null = null;
  const pages = {
    cards: store.cards,
    address: (place: Place) => addressFor(place, config.publicUrl, local),
    show: async (place: Place, posts: readonly Post[]) => posting[place.channel]?.(place, posts),
  };
  const { respond, desk, tick, presenting, warmUp } = createBot({
    data,
    store: kept,
    hasClock: true,
    pages,
    admins: config.admins,
    onFault,
  });

  const { deliveries, cards } = store;
  const diagramBaseUrl = diagramsAt(config.publicUrl);
  const platformParts = { respond, deliveries, cards, logger, renderText, diagramBaseUrl };
  const slackAdmins = config.admins.map((id) => id.replace(/^slack:/, ''));
  const slackParts = { ...platformParts, desk, keepsTexts: config.reviewDays > 0, admins: slackAdmins };
  const slack = config.slack && (await import('./channels/slack/app.js')).createSlack(config.slack, slackParts);
  const teams = await createTeams(config.teams, platformParts);
  const diagram = diagramsOf(data.knowledge);
  const web = config.web ? createWeb({ respond, cards, logger, diagram }) : null;
  const quizPages = createQuizPages({ presenting, diagram, publicUrl: config.publicUrl, logger });

  const platforms: Router[] = slack?.mode === 'http' ? [slack.router, teams.router] : [teams.router];
  // Behind those that check signatures; unlike the chat page they are open to none but holders of a code.
  platforms.push(quizPages);
  const server = await listen(
    createApp({ platforms, web: web?.router ?? null, ready: () => store.ping(), logger }),
    config.host,
    config.port,
  );
  local = server.url;
  // The tenth of a second that this takes is not to hold up whoever waits for the first sign of life.
  setTimeout(warmUp, WARM_UP_AFTER).unref();
  startUpkeep({ store, reviewDays: config.reviewDays, now: Date.now, onFault });
  await slack?.start();

  Object.assign(posting, { slack: slack?.post ?? null, teams: teams.post, web: web?.post ?? null });
  const clock = startClock({ tick, channels: posting, logger, now: Date.now });

  const steps = [() => clock.stop(), () => slack?.stop(), () => server.close(), () => store.close()];
  const stop = stopOnSignals(logger, steps);
  console.log(`Responsibot is at ${server.url}`);
  for (const line of missingLines(config)) console.log(line);
  if (atTerminal) {
    console.log('Ask here, or press Ctrl-C to stop.');
    const onReady = (show: (posts: readonly Post[]) => void) => {
      posting.terminal = async (_place, posts) => show(posts);
    };
    const { stdin: input, stdout: output } = process;
    void runPrompt({ respond, input, output, now: Date.now, onReady, onInterrupt: stop });
  }
});
