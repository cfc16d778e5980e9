/** The bot with all its channels: builds the parts, wires them, starts. */
import { existsSync } from 'node:fs';
import type { Router } from 'express';
import { renderText } from './answer/text.js';
import { createBot } from './bot.js';
import { createTeams } from './channels/teams/app.js';
import { runPrompt } from './channels/terminal/prompt.js';
import { createWeb } from './channels/web/app.js';
import { missingLines, readConfig } from './config.js';
import { readData } from './data.js';
import { diagramsOf } from './diagram/svg.js';
import { startOrExplain, stopOnSignals } from './life.js';
import { createLogger } from './logger.js';
import { createApp, listen } from './server.js';
import { openStore } from './store/open.js';

await startOrExplain(async () => {
  if (process.env.NODE_ENV !== 'production' && existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const logger = createLogger(config.logLevel);
  const store = await openStore(config.databaseUrl, config.dataDir);
  const data = readData();
  const { respond, warmUp } = createBot({ data, store, onFault: (err) => logger.error({ err }, 'the store failed') });

  const { deliveries, cards } = store;
  const platformParts = { respond, deliveries, cards, logger, renderText };
  const slack = config.slack && (await import('./channels/slack/app.js')).createSlack(config.slack, platformParts);
  const teams = await createTeams(config.teams, platformParts);
  const web = config.web ? createWeb({ respond, cards, logger, diagram: diagramsOf(data.knowledge) }) : null;

  const platforms: Router[] = slack?.mode === 'http' ? [slack.router, teams] : [teams];
  const server = await listen(
    createApp({ platforms, web, ready: () => store.ping(), logger }),
    config.host,
    config.port,
  );
  // What listens can tell that it is alive while this takes its tenth of a second.
  setImmediate(warmUp);
  await slack?.start();

  const stop = stopOnSignals(logger, [() => slack?.stop(), () => server.close(), () => store.close()]);
  console.log(`Responsibot is at ${server.url}`);
  for (const line of missingLines(config)) console.log(line);
  if (atTerminal) {
    console.log('Ask here, or press Ctrl-C to stop.');
    void runPrompt({ respond, input: process.stdin, output: process.stdout, now: Date.now, onInterrupt: stop });
  }
});
