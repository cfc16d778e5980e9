/** The least that the two chat libraries need to answer on one server: what the bot is measured against. */
import slack from '@slack/bolt';
import botbuilder from 'botbuilder';
import express from 'express';

const { App, ExpressReceiver } = slack;
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = botbuilder;

const receiver = new ExpressReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET });
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  receiver,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});
app.event('app_mention', ({ say }) => say('An answer.'));

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env));
receiver.router.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, (context) => context.sendActivity('An answer.')),
);
receiver.router.get('/healthz', (_request, response) => response.json({ status: 'ok' }));

await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
console.log(`listening at http://127.0.0.1:${process.env.PORT}`);
