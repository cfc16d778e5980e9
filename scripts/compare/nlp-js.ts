import { createRequire } from 'node:module';
import type { Model } from './model.js';

/** What is used of `@nlpjs/basic`, which has no types of its own and is installed beside the project. */
interface NlpJs {
  containerBootstrap(): Promise<Container>;
  readonly Nlp: unknown;
  readonly LangEn: unknown;
}

interface Container {
  use(plugin: unknown): void;
  registerConfiguration(tag: string, settings: object, override: boolean): void;
  get(name: 'nlp'): Nlp;
}

interface Nlp {
  readonly settings: { autoSave: boolean };
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(
    language: string,
    text: string,
  ): Promise<{ readonly classifications: readonly { readonly intent: string }[] }>;
}

/** Its own defaults, but for the log and an end to the training after about two minutes of computing (its own: 20000). */
const SETTINGS = {
  keepStopwords: true,
  nonefeatureValue: 1,
  nonedeltaMultiplier: 1.2,
  spellCheck: false,
  spellCheckDistance: 1,
  filterZeros: true,
  log: false,
  iterations: 60,
};
/** What it says of a text that fits nothing. */
const NOTHING = 'None';

export const nlpJs: Model = {
  title: 'nlp.js (`@nlpjs/basic`)',
  lessons: (all) => all,
  prepare: async () => {
    const load = createRequire(new URL('../../bench/stock/package.json', import.meta.url));
    const { containerBootstrap, Nlp, LangEn } = load('@nlpjs/basic') as NlpJs;
    return async (lessons) => {
      const container = await containerBootstrap();
      container.registerConfiguration('nlu-??', SETTINGS, true);
      container.use(Nlp);
      container.use(LangEn);
      const nlp = container.get('nlp');
      nlp.settings.autoSave = false;
      nlp.addLanguage('en');
      for (const { control, text } of lessons) nlp.addDocument('en', text, control);
      await nlp.train();
      const rank = async (text: string) => {
        const { classifications } = await nlp.process('en', text);
        return classifications.map(({ intent }) => intent).filter((intent) => intent !== NOTHING);
      };
      return { rank, kept: nlp };
    };
  },
};
