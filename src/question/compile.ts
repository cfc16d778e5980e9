import type { Knowledge, Phrases } from '../knowledge/types.js';
import { examplesOf } from './controls/examples.js';
import { featuresOf } from './controls/features.js';
import { trainSides } from './controls/sides.js';
import { trainWords } from './controls/train.js';
import { Gazetteer, singular } from './gazetteer.js';
import { trainDomain } from './intent/train.js';
import { type LanguageData, readLanguage } from './language.js';
import { parsePattern } from './patterns.js';
import { BARE_PATCHING, createReader } from './reader.js';
import { grammarStem, stem } from './text/stem.js';
import { tokenize, words } from './text/tokens.js';
import type { Language, Named, PhraseBag } from './types.js';
import { bare, variantTails, variantWords } from './variant-names.js';

/** Ordinary English words, lower case: those of everyday talk, and all that people are likely to type. */
export interface English {
  readonly everyday: readonly string[];
  readonly common: readonly string[];
}

/** Intents whose example utterances ask for duties. */
const ASKS = new Set(['owner', 'yesno', 'list', 'compare']);

type Entry = readonly [phrase: string, named: Named];

/** "GuardDuty" and "Step Functions" are names wherever they stand; "Connect" and "Config" are also words. */
function isDistinctive(name: string): boolean {
  return name.includes(' ') || /\d|[A-Z].*[A-Z]/u.test(name);
}

function serviceNames(knowledge: Knowledge): Entry[] {
  const entries: Entry[] = [];
  for (const { id, name, fullName, formerNames, aliases, weakAliases, variants } of Object.values(knowledge.services)) {
    const add = (phrases: readonly string[], variant: string | null, strength: 'strong' | 'weak') => {
      for (const phrase of phrases) entries.push([phrase, { kind: 'service', id, variant, strength }]);
    };
    const isPlain = (phrase: string) => !isDistinctive(bare(phrase));
    const weak = new Set((weakAliases ?? []).map((alias) => alias.toLowerCase()));
    const official = [name, fullName, ...formerNames].map(bare);
    const isCertain = (phrase: string) => isDistinctive(phrase) && !weak.has(phrase.toLowerCase());
    add(official.filter(isCertain), null, 'strong');
    add(
      official.filter((phrase) => !isCertain(phrase)),
      null,
      'weak',
    );
    // "aws china" is certain, "china" alone is not.
    const isCut = (alias: string) => bare(alias) !== alias && isPlain(alias);
    add(aliases.filter((alias) => !isCut(alias)).map(bare), null, 'strong');
    add(aliases.filter(isCut).map(bare), null, 'weak');
    add((weakAliases ?? []).map(bare), null, 'weak');
    for (const variant of Object.values(variants)) {
      add([variant.name, ...variant.aliases].map(bare), variant.id, 'strong');
      add((variant.weakAliases ?? []).map(bare), variant.id, 'weak');
    }
  }
  return entries;
}

/** A strong name that is an everyday word is weakened, a lone letter too; one that is a rarer word is marked plain. */
function weighed(entries: readonly Entry[], english: English): Entry[] {
  const everyday = new Set(english.everyday);
  const common = new Set(english.common);
  return entries.map(([phrase, named]): Entry => {
    const isName = named.kind === 'service' || named.kind === 'software';
    if (!isName || named.strength === 'weak') return [phrase, named];
    if (everyday.has(phrase.toLowerCase()) || /^[a-z]$/iu.test(phrase)) return [phrase, { ...named, strength: 'weak' }];
    return common.has(phrase.toLowerCase()) ? [phrase, { ...named, strength: 'plain' }] : [phrase, named];
  });
}

function otherNames(knowledge: Knowledge, data: LanguageData): Entry[] {
  const entries: Entry[] = [];
  for (const software of Object.values(knowledge.software)) {
    for (const phrase of [software.name, ...software.aliases])
      entries.push([phrase, { kind: 'software', id: software.id, strength: 'strong' }]);
  }
  for (const [id, foreign] of Object.entries(data.foreign)) {
    for (const phrase of foreign.en) entries.push([phrase, { kind: 'foreign', id }]);
  }
  return entries;
}

function topicNames(knowledge: Knowledge, phrases: Phrases): Entry[] {
  return Object.values(knowledge.topics)
    .filter((topic) => topic.kind !== 'misconception')
    .flatMap((topic) =>
      [topic.title, ...(phrases.topics[topic.id] ?? [])].map(
        (phrase): Entry => [phrase, { kind: 'topic', id: topic.id }],
      ),
    );
}

function wordLists(lists: Readonly<Record<string, readonly string[]>>, kind: 'class' | 'concept'): Entry[] {
  return Object.entries(lists).flatMap(([id, phrases]) => phrases.map((phrase): Entry => [phrase, { kind, id }]));
}

/** Names of things are fixed: "AWS managed keys" is one, "AWS manages keys" is none. */
const isClassOfWords = ([, named]: Entry) => !(named.kind === 'class' && named.id === 'thing');

/** The words of a phrase as a gazetteer of that kind compares them, so that starting need not cut and stem them. */
function keysOf(phrase: string, key: (word: string) => string): string {
  return words(phrase).map(key).join(' ');
}

/** Entries by their keys, each thing once under a phrase. */
function keyed(entries: readonly Entry[], key: (word: string) => string): Entry[] {
  const seen = new Map<string, Entry>();
  for (const [phrase, named] of entries) {
    const keys = keysOf(phrase, key);
    if (keys !== '') seen.set(`${keys} ${JSON.stringify(named)}`, [keys, named]);
  }
  return [...seen.values()];
}

function gazetteer(entries: readonly Entry[], key: (word: string) => string): Gazetteer {
  const result = new Gazetteer(key);
  for (const [phrase, named] of entries) result.add(phrase, named);
  return result;
}

/** English words within reach of a correction to one of ours; everything else need not be carried along. */
function confusable(vocabulary: readonly string[], english: readonly string[]): string[] {
  const ours = new Set(vocabulary);
  const signature = (word: string) => {
    const variants = new Set<string>([word]);
    for (let i = 0; i < word.length; i++) {
      const one = word.slice(0, i) + word.slice(i + 1);
      variants.add(one);
      if (word.length >= 8) for (let j = i; j < one.length; j++) variants.add(one.slice(0, j) + one.slice(j + 1));
    }
    return variants;
  };
  const reach = new Set<string>();
  for (const word of ours) if (word.length >= 4) for (const variant of signature(word)) reach.add(variant);
  return english.filter((word) => {
    if (word.length < 4 || ours.has(word) || !/^[a-z]+$/u.test(word)) return false;
    for (const variant of signature(word)) if (reach.has(variant)) return true;
    return false;
  });
}

/** A word that stands in few sentences is not worth mistaking another for it. */
const FREQUENT = 4;

function frequent(sentences: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of new Set(words(sentence))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= FREQUENT).map(([word]) => word);
}

/**
 * Compiles the language under `dir` with the names and phrases of the knowledge base: what is slow (reading
 * YAML, training, finding look-alike words) is done here once, so that starting is cheap.
 *
 * @param english ordinary English, to tell a typing slip or a name from another word
 * @throws LanguageError naming file and field
 */
export function compileLanguage(dir: string, knowledge: Knowledge, phrases: Phrases, english: English): Language {
  const data = readLanguage(dir);
  const names = weighed([...serviceNames(knowledge), ...otherNames(knowledge, data)], english);
  const classes = wordLists(data.classes, 'class');
  const concepts = wordLists(data.synonyms, 'concept');
  const conceptGazetteer = gazetteer(concepts, stem);
  const stop = new Set(data.stop);
  const bag = (phrase: string) => featuresOf(tokenize(phrase), conceptGazetteer, stop);
  const duties: PhraseBag[] = [
    ...Object.values(knowledge.controls).flatMap((control) => [
      { control: control.id, features: bag(control.name), isName: true as const },
      ...(phrases.controls[control.id] ?? []).map((phrase) => ({ control: control.id, features: bag(phrase) })),
    ]),
    ...data.patching.phrases.en.map((phrase) => ({ control: BARE_PATCHING, features: bag(phrase) })),
  ].filter((duty) => duty.features.length > 0);
  const topics = Object.values(knowledge.topics).flatMap((topic) =>
    [topic.title, ...(phrases.topics[topic.id] ?? [])].map((phrase) => ({ topic: topic.id, features: bag(phrase) })),
  );
  const patterns = data.intents.flatMap((intent) => intent.patterns);
  for (const { cue, pattern } of patterns) parsePattern(cue, pattern);
  const vocabulary = new Set<string>();
  for (const [phrase] of [...names, ...classes, ...concepts]) for (const word of words(phrase)) vocabulary.add(word);
  for (const phrase of Object.values(phrases.controls).flat()) for (const word of words(phrase)) vocabulary.add(word);
  for (const word of data.stop) vocabulary.add(word);
  for (const word of frequent(Object.values(data.duties).flat())) vocabulary.add(word);
  const language: Omit<Language, 'words' | 'domain' | 'sides'> = {
    names: keyed(names, singular),
    tails: variantTails(knowledge).map((tail) => ({ ...tail, phrase: keysOf(tail.phrase, singular) })),
    scattered: variantWords(knowledge, stop),
    topicNames: keyed(topicNames(knowledge, phrases), singular),
    classes: keyed(classes.filter(isClassOfWords), grammarStem),
    things: keyed(
      classes.filter((entry) => !isClassOfWords(entry)),
      singular,
    ),
    concepts: keyed(concepts, stem),
    stop: data.stop,
    shells: Object.fromEntries(
      Object.entries(data.shells).map(([kind, list]) => [
        kind,
        [...new Set(list.map((phrase) => keysOf(phrase, grammarStem)))],
      ]),
    ),
    vocabulary: [...vocabulary].sort(),
    protectedWords: confusable([...vocabulary], english.common),
    duties,
    topics: topics.filter((topic) => topic.features.length > 0),
    patterns,
    languages: data.languages,
    foreign: Object.fromEntries(Object.entries(data.foreign).map(([id, foreign]) => [id, foreign.name])),
    patchingOf: data.patching.kinds,
    places: Object.values(data.places).map(({ runs, en }) => ({
      runs,
      called: en.map((name) => keysOf(name, singular)),
    })),
    conceptOf: data.patching.concepts,
  };
  const nothing = trainWords([]);
  const reader = createReader({ ...language, words: nothing, domain: nothing, sides: nothing }, knowledge);
  const dutySentences = Object.entries(data.duties).flatMap(([control, list]) =>
    list.map((text) => ({ control, text })),
  );
  const asked = data.intents.filter(({ intent }) => ASKS.has(intent)).flatMap(({ utterances }) => utterances);
  const elsewhere = data.intents
    .filter(({ intent }) => intent === 'out_of_scope')
    .flatMap(({ utterances }) => utterances);
  return {
    ...language,
    words: trainWords(
      examplesOf(
        {
          knowledge,
          phrases: phrases.controls,
          sentences: data.duties,
          bare: { [BARE_PATCHING]: data.patching.phrases.en },
        },
        reader.seen,
      ),
    ),
    domain: trainDomain([
      ...dutySentences.map(({ text }) => ({ domain: 'duties' as const, words: reader.domainWords(text) })),
      ...Object.values(phrases.controls)
        .flat()
        .map((text) => ({ domain: 'duties' as const, words: reader.domainWords(text) })),
      ...asked.map((text) => ({ domain: 'duties' as const, words: reader.domainWords(text) })),
      ...elsewhere.map((text) => ({ domain: 'elsewhere' as const, words: reader.domainWords(text) })),
    ]),
    sides: trainSides(knowledge, phrases.controls, reader.domainWords),
  };
}
