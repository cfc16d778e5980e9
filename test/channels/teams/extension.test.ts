import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderText } from '../../../src/answer/text.js';
import { createBot } from '../../../src/bot.js';
import { plainOf } from '../../../src/channels/teams/extension/plain.js';
import { readData } from '../../../src/data.js';
import { createPassingStore } from '../../../src/store/passing.js';
import { activity, CHANNEL, GROUP } from './activities.js';
import { type Rig, startRig } from './rig.js';

const store = createPassingStore();
const kept: unknown[] = [];
const { respond } = createBot({
  data: readData(),
  store: {
    ...store,
    contexts: { ...store.contexts, save: async (key) => void kept.push(key) },
    feedback: { add: async (entry) => void kept.push(entry) },
  },
  onFault: (error) => {
    throw error;
  },
});
let rig: Rig;
beforeAll(async () => {
  rig = await startRig(undefined, { respond, renderText });
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.connector.calls.length = 0;
});

interface Card {
  readonly type: string;
  readonly body: readonly { readonly type: string; readonly actions?: readonly { title: string; data: object }[] }[];
}
interface Results {
  readonly type: string;
  readonly attachments: readonly {
    readonly contentType: string;
    readonly content: Card;
    readonly preview?: { readonly content: { readonly title: string; readonly text: string } };
  }[];
}

const invoke = (name: string, value: object, where = GROUP) =>
  rig.send(activity(where, { type: 'invoke', name: `composeExtension/${name}`, value }));

async function search(text: unknown, queryOptions: object = { skip: 0, count: 25 }): Promise<Results> {
  const parameters = [{ name: 'question', value: text }];
  const response = await invoke('query', { commandId: 'search', parameters, queryOptions });
  expect(response.status).toBe(200);
  return ((await response.json()) as { composeExtension: Results }).composeExtension;
}

async function whose(content: string, contentType = 'html'): Promise<Card> {
  const value = { commandId: 'whose', commandContext: 'message', messagePayload: { body: { contentType, content } } };
  return cardOf(await invoke('fetchTask', value, CHANNEL));
}

async function cardOf(response: Response): Promise<Card> {
  const { task } = (await response.json()) as { task: { type: string; value: { card: { content: Card } } } };
  expect(task.type).toBe('continue');
  return task.value.card.content;
}

const actionsOf = (card: Card) => card.body.flatMap(({ actions }) => actions ?? []);
const titles = ({ attachments }: Results) => attachments.map(({ preview }) => preview?.content.title);

describe('the search field', () => {
  it('finds the answer to "RDS patching", whose card goes into the conversation', async () => {
    const found = await search('RDS patching');
    expect(found).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    const [first] = found.attachments;
    expect(first?.preview?.content.title).toMatch(/^AWS: patching .*Amazon RDS$/);
    expect(first?.preview?.content.text).not.toBe('');
    expect(first).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { version: '1.5' },
    });
    expect(JSON.stringify(first?.content)).toContain('docs.aws.amazon.com');
    // The bot may not be where the card is put, so its buttons could do nothing there.
    expect(JSON.stringify(found)).not.toMatch(/Action\.(Execute|Submit)/);
  });

  it('offers what can be asked next below it', async () => {
    expect(titles(await search('RDS patching')).length).toBeGreaterThan(1);
  });

  it('finds an answer to each reading of words that are not clear', async () => {
    const found = titles(await search('patching'));
    for (const service of ['EC2', 'RDS', 'Lambda'])
      expect(found.join('\n')).toMatch(new RegExp(`on (Amazon|AWS) ${service}`));
  });

  it('gives the page of results that is asked for', async () => {
    const all = titles(await search('patching'));
    expect(titles(await search('patching', { skip: 1, count: 2 }))).toEqual(all.slice(1, 3));
  });

  it.each(['', '   ', 'what is for lunch', 'start a quiz', 'help', 'x'.repeat(5000), 7])(
    'finds nothing for "%s"',
    async (text) => {
      expect((await search(text)).attachments).toEqual([]);
    },
  );

  it('keeps nothing of what was typed in it, and posts nothing', async () => {
    kept.length = 0;
    for (const text of ['p', 'patching', 'who patches RDS?', 'aws resp']) await search(text);
    expect(kept).toEqual([]);
    expect(rig.connector.calls).toEqual([]);
    expect(rig.cards.size).toBe(0);
  });
});

describe('"Whose job is this?" on a message', () => {
  it('shows the answer in a dialog, and puts it into the conversation when told to', async () => {
    const card = await whose('<div><p>Hm,&nbsp;<strong>who</strong> patches Oracle on RDS?</p></div>');
    expect(JSON.stringify(card)).toMatch(/AWS.*Amazon RDS/);
    expect(rig.connector.calls).toEqual([]);
    const insert = actionsOf(card).at(-1);
    expect(insert?.title).toBe('Put this into the conversation');
    const response = await invoke('submitAction', { commandId: 'whose', data: insert?.data }, CHANNEL);
    const { composeExtension } = (await response.json()) as { composeExtension: Results };
    expect(composeExtension.attachments).toHaveLength(1);
    expect(JSON.stringify(composeExtension)).toMatch(/AWS.*Amazon RDS/);
    expect(JSON.stringify(composeExtension)).not.toContain('Action.Submit');
  });

  it('asks back in the dialog where the message is not clear', async () => {
    const card = await whose('patching?', 'text');
    const first = actionsOf(card).find(({ title }) => title.includes('RDS'));
    expect(first?.data).toHaveProperty('ask');
    const next = await cardOf(await invoke('submitAction', { commandId: 'whose', data: first?.data }));
    expect(JSON.stringify(next)).toContain('Amazon RDS');
    expect(actionsOf(next).at(-1)?.data).toHaveProperty('insert');
  });

  it('asks on in the light of the message: "and on EC2?" is about its duty', async () => {
    const said = ['who patches the database on RDS?', 'and on EC2?'];
    const next = await cardOf(await invoke('submitAction', { commandId: 'whose', data: { ask: said } }));
    expect(JSON.stringify(next)).toMatch(/database.* Amazon EC2/);
    expect(actionsOf(next).at(-1)?.data).toEqual({ insert: said });
  });

  it('answers all questions of a message on one card', async () => {
    const card = JSON.stringify(await whose('Two things. Who patches RDS? And who guards the data centre?', 'text'));
    expect(card).toMatch(/Amazon RDS.*data cent/);
  });

  it.each([
    ['no words', ''],
    ['another topic', '<p>Lunch at noon?</p>'],
  ])('with %s says so, and offers nothing to put into the conversation', async (_name, content) => {
    const card = await whose(content);
    expect(card.body.length).toBeGreaterThan(0);
    expect(JSON.stringify(card)).not.toContain('"insert"');
  });

  it.each([
    ['another command of the library', 'queryLink', { url: 'https://example.com' }],
    ['no parameters', 'query', {}],
    ['no message', 'fetchTask', { commandId: 'whose' }],
    ['foreign data', 'submitAction', { data: { action: 'delete' } }],
    ['huge data', 'submitAction', { data: { ask: ['x'.repeat(5000)] } }],
  ])('or anything else with %s is not taken', async (_name, name, value) => {
    expect((await invoke(name, value)).status).toBe(501);
  });
});

describe('the words of a message', () => {
  it.each([
    ['paragraphs', '<div><p>One</p><p>two<br>three</p></div>', 'One\ntwo\nthree'],
    ['entities', '<p>RDS &amp; EC2&nbsp;&lt;ours&gt;</p>', 'RDS & EC2 <ours>'],
    ['mentions', '<p><at id="0">Responsibot</at> who?</p>', 'Responsibot who?'],
    ['a quoted message', '<blockquote><p>Who patches EC2?</p></blockquote><p>And RDS?</p>', 'And RDS?'],
    ['a card', '<attachment id="1"></attachment>', ''],
    ['markup that is not closed', '<p>who <b>patches', 'who patches'],
  ])('are read from %s', (_name, html, text) => {
    expect(plainOf(html)).toBe(text);
  });

  it('are had from any text, and never hold a tag of Teams', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('<p>', '</p>', '<br>', '<at>', '<!--'))), (parts) => {
        expect(plainOf(parts.join(''))).not.toMatch(/<\/?(p|br|at)>/);
      }),
    );
  });
});
