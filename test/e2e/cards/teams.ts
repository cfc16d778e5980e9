import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Answer } from '../../../src/answer/types.js';
import { renderCard } from '../../../src/channels/teams/cards/card.js';
import { renderText } from './play.js';

const require = createRequire(import.meta.url);
const script = (path: string) => readFileSync(require.resolve(path), 'utf8');
const SCRIPTS = [script('adaptivecards/dist/adaptivecards.min.js'), script('markdown-it/dist/markdown-it.min.js')];

const color = (value: string) => ({ default: value, subtle: '#616161' });
/** Near to what Teams has in its light theme. */
const HOST = {
  fontFamily: '"Segoe UI", "DejaVu Sans", sans-serif',
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  containerStyles: {
    default: {
      backgroundColor: '#ffffff',
      foregroundColors: {
        default: color('#242424'),
        accent: color('#5b5fc7'),
        good: color('#237b4b'),
        warning: color('#835c00'),
        attention: color('#c4314b'),
      },
    },
    accent: { backgroundColor: '#c7e0f4', foregroundColors: { default: color('#242424') } },
    good: { backgroundColor: '#e7f2da', foregroundColors: { default: color('#242424') } },
    warning: { backgroundColor: '#ffe0b2', foregroundColors: { default: color('#242424') } },
    attention: { backgroundColor: '#fcf4f6', foregroundColors: { default: color('#242424') } },
    emphasis: { backgroundColor: '#f5f5f5', foregroundColors: { default: color('#242424') } },
  },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    spacing: 'default',
  },
  supportsInteractivity: true,
};

/** The page that shows a card as Teams would; it draws no chart, so a card's own fallback stands in its place. */
export function teamsPage(answer: Answer): string {
  const card = JSON.stringify(renderCard(answer, renderText(answer))).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; }
    #card { width: 560px; padding: 16px; background: #f5f5f5; }
    .ac-adaptiveCard { border: 1px solid #e0e0e0; border-radius: 6px; }
    .ac-adaptiveCard p { margin: 0; }
    .ac-pushButton { border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424;
      padding: 6px 12px; font: 600 14px "Segoe UI", "DejaVu Sans", sans-serif; margin-bottom: 4px; }
    .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
    .ac-pushButton.style-destructive { color: #c4314b; border-color: #c4314b; }
  </style><div id="card"></div>${SCRIPTS.map((source) => `<script>${source}</script>`).join('')}<script>
    const markdown = markdownit();
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text);
      result.didProcess = true;
    };
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST)});
    card.parse(${card});
    document.getElementById('card').append(card.render());
  </script>`;
}
