import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Block, Message } from 'slack-blocks-to-jsx';
import type { Answer } from '../../../src/answer/types.js';
import { renderCard } from '../../../src/channels/slack/cards/card.js';
import { renderText } from './play.js';

const style = readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
const mark = readFileSync(new URL('../../../src/channels/web/page/icon.svg', import.meta.url));
const logo = `data:image/svg+xml;base64,${mark.toString('base64')}`;

/** The page that shows a card as a message in Slack. */
export function slackPage(answer: Answer, isPrivate: boolean): string {
  const { blocks } = renderCard(answer, { diagramBaseUrl: null, renderText });
  const time = new Date('2026-11-24T09:31:00');
  const message = renderToStaticMarkup(
    createElement(Message, { blocks: blocks as Block[], logo, name: 'Responsibot', time, theme: 'light' }),
  );
  const privacy = isPrivate ? '<p class="private">Only visible to you</p>' : '';
  return `<!doctype html><meta charset="utf-8"><style>${style}
    body { margin: 0; font-family: Lato, "DejaVu Sans", sans-serif; }
    #card { width: 640px; padding: 16px; background: #fff; }
    .private { margin: 0 0 4px 44px; color: #616061; font-size: 12px; }
  </style><div id="card">${privacy}${message}</div>`;
}
