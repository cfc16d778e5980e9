import type { Knowledge } from '../knowledge/types.js';
import { addedBySoftware, clauseFeatures } from './controls/clause-features.js';
import { clauseWords, targetWord } from './controls/clause-words.js';
import { ServiceEvidence } from './controls/evidence.js';
import { featuresOf } from './controls/features.js';
import { ControlRanker } from './controls/ranker.js';
import { WordModel } from './controls/words.js';
import { Gazetteer, singular } from './gazetteer.js';
import { domainOdds, domainWords } from './intent/domain.js';
import { CueFinder, type Place, parsePattern, withoutLeads } from './patterns.js';
import { type ShellKind, Shells } from './shells.js';
import { statedIn } from './stated.js';
import { weighed, withCapitals, withPrefix } from './strength.js';
import type { Sentence } from './text/sentences.js';
import { createCorrector } from './text/spelling.js';
import { grammarStem, stem } from './text/stem.js';
import { isBreak, tokenize } from './text/tokens.js';
import type { Clause, Language, Mention, Named, PlacedUnit, Ranked, Target, Token } from './types.js';

/** A sentence is read so far, and so many of its unknown words are taken for slips: both bound the time it takes. */
const MOST_TOKENS = 120;
const MOST_SLIPS = 12;
/** How many linking words may stand between a service's name and the words of its variant. */
const TAIL_GAP = 4;
/** The words of a variant's name and that of its service stand this close to each other, in whatever order. */
const SCATTER = 12;
const TAIL_LINKS = new Set(
  'running runs deployed hosted packaged launched launch type mode built backed based'.split(' '),
);

/** The bare duty "patching", which means another control on each service. */
export const BARE_PATCHING = '@patching';

type Entries = readonly (readonly [keys: string, named: Named])[];

function filled(entries: Entries, key: (word: string) => string): Gazetteer {
  const gazetteer = new Gazetteer(key);
  for (const [keys, named] of entries) gazetteer.addKeys(keys.split(' '), named);
  return gazetteer;
}

/** Classes of words that ask or are polite, whatever is asked. */
const ASKING: ReadonlySet<string> = new Set(['who', 'responsible', 'duty', 'ensure', 'tag', 'polite', 'verify']);

const bagKey = (features: readonly string[]) => [...features].sort().join(' ');

/** What a name means to a pattern: `{service}`, `{software}`, `{foreign}`. A weak name means nothing by itself. */
function classesOf(mention: Mention): string[] {
  return mention.named.flatMap((named) =>
    named.kind === 'class' ? [named.id] : isStrong(named) ? [named.kind] : ['weak'],
  );
}

const isStrong = (named: Named) => !('strength' in named) || named.strength !== 'weak';

/** The reader: everything about a text that can be seen without the conversation. */
export interface Reader {
  /** Reads one sentence. */
  read(sentence: Sentence): Clause;
  /** Is it a word that we know, ours or ordinary English that resembles one of ours? */
  isWord(word: string): boolean;
  /** Ranks controls for other words than a clause's own (an option of a multiple-choice question). */
  rank: ControlRanker['rank'];
  /** All that the word model sees of a text of our own, without slips. */
  seen(text: string): string[];
  /** The variant of a service that the clause names without the service ("what if it were serverless?"). */
  variantIn(clause: Clause, service: string): string | null;
  /** Ranks duties on one service (see controls/evidence.ts). */
  rankOn(target: Target, features: readonly string[], words: readonly string[]): Ranked[];
  /** The words of a text of our own, as the domain model knows them. */
  domainWords(text: string): string[];
  /**
   * The features of a clause without names of services and without the words that only dress that kind of question up.
   * For a definition, names and terms stay: they are what may be asked after.
   */
  left(clause: Clause, kind: ShellKind): string[];
  /** Tells which tokens of a clause only dress that kind of question up. */
  dress(clause: Clause, kind: ShellKind): (at: number) => boolean;
  /** The logarithm of the odds that the words say what a customer does, and not what AWS does. */
  sideOdds(clause: Pick<Clause, 'tokens' | 'names'>): number;
  /** Is the feature one of those that speak of patching and of nothing that is patched? */
  isPatchingWord(feature: string): boolean;
  /** Topics that fit the features, best first. */
  topics: ControlRanker['rank'];
}

/** Builds the reader's indexes; done once at start. */
export function createReader(language: Language, knowledge: Knowledge): Reader {
  const names = filled(language.names, singular);
  const tails = new Map<string, Gazetteer>();
  for (const { service, variant, phrase } of language.tails) {
    const gazetteer = tails.get(service) ?? new Gazetteer(singular);
    gazetteer.addKeys(phrase.split(' '), { kind: 'service', id: service, variant, strength: 'strong' });
    tails.set(service, gazetteer);
  }
  const scattered = new Map(Object.entries(language.scattered));
  const topicNames = filled(language.topicNames, singular);
  const classes = filled(language.classes, grammarStem);
  const things = filled(language.things, singular);
  const concepts = filled(language.concepts, stem);
  const stop = new Set(language.stop);
  const shells = new Shells(language.shells);
  const parts = { knowledge, concepts, stop, conceptOf: language.conceptOf };
  const lexicon = new Set([...language.vocabulary, ...language.protectedWords]);
  const correct = createCorrector(language.vocabulary, lexicon);
  const all = language.patterns.map(({ cue, pattern }) => parsePattern(cue, pattern));
  const claims = new CueFinder(all.filter(({ cue }) => cue.startsWith('claim.')));
  const patterns = new CueFinder(all.filter(({ cue }) => !cue.startsWith('claim.')));
  const ranker = new ControlRanker(language.duties, new WordModel(language.words));
  const topicRanker = new ControlRanker(
    language.topics.map(({ topic, features }) => ({ control: topic, features })),
    null,
  );

  const patchingPhrases = language.duties.filter(({ control }) => control === BARE_PATCHING);
  const barePatching = new Set(patchingPhrases.map((duty) => bagKey(duty.features)));
  const patchingWords = new Set([
    ...patchingPhrases.flatMap((duty) => duty.features),
    `#${language.conceptOf.application}`,
  ]);
  const domainModel = new WordModel(language.domain);
  /** The words of a text without those that ask: "who is responsible for the ..." is said of anything. */
  const plainly = (tokens: readonly Token[], found: readonly Mention[]) => {
    const asking = classes.find(tokens).filter((m) => m.named.some((n) => n.kind === 'class' && ASKING.has(n.id)));
    return domainWords(tokens, found, stop, (at) => asking.some((m) => m.from <= at && at < m.to));
  };
  const sideModel = new WordModel(language.sides);
  const evidence = new ServiceEvidence(knowledge, {
    features: (text) => featuresOf(tokenize(text), concepts, stop),
    weight: (feature) => ranker.weight(feature),
  });

  /** "BucketPolicy" is two words, unless it is a name that we know. */
  function uncoupled(token: Token): Token[] {
    if (lexicon.has(token.word) || !/\p{Ll}\p{Lu}/u.test(token.typed)) return [token];
    const parts = token.typed.split(/(?<=\p{Ll})(?=\p{Lu})/u).map((part) => part.toLowerCase());
    return parts.every((part) => lexicon.has(part)) ? parts.map((word) => ({ ...token, word })) : [token];
  }

  function spelled(text: string): Token[] {
    let slips = 0;
    return tokenize(text)
      .flatMap(uncoupled)
      .slice(0, MOST_TOKENS)
      .map((token) => {
        if (slips >= MOST_SLIPS || lexicon.has(token.word)) return token;
        slips++;
        const word = correct(token.word);
        return word === token.word ? token : { ...token, word, corrected: true };
      });
  }

  /** Looks behind a service's name for the words of one of its variants: "Lambda from a container image". */
  function withTail(mention: Mention, tokens: readonly Token[]): Mention {
    const service = mention.named.find((n) => n.kind === 'service' && n.variant === null && n.strength !== 'weak');
    const gazetteer = service?.kind === 'service' ? tails.get(service.id) : undefined;
    if (!gazetteer) return mention;
    const far = Math.min(tokens.length, mention.to + TAIL_GAP + 1);
    for (let at = mention.to; at < far; at++) {
      const found = gazetteer.at(tokens, at);
      if (found) return { from: mention.from, to: at === mention.to ? found.to : mention.to, named: found.named };
      const word = tokens[at]?.word ?? '';
      if (!stop.has(word) && !TAIL_LINKS.has(word)) return mention;
    }
    return mention;
  }

  /** Looks for the words of a variant's name anywhere near: "a certificate that we imported into ACM". */
  function withScattered(mention: Mention, tokens: readonly Token[]): Mention {
    const named = mention.named.find((n) => n.kind === 'service' && n.variant === null && n.strength !== 'weak');
    const service = named?.kind === 'service' ? named.id : '';
    const keys = tokens.map(({ word }) => singular(word));
    const variant = scattered.get(service)?.find((name) => {
      const at = name.keys.map((key) => keys.indexOf(key));
      const places = [...at, mention.from];
      return Math.min(...at) >= 0 && Math.max(...places) - Math.min(...places) <= SCATTER;
    });
    return named?.kind === 'service' && variant
      ? { ...mention, named: [{ ...named, variant: variant.variant, strength: 'strong' }] }
      : mention;
  }

  function namesIn(tokens: readonly Token[]): Mention[] {
    return names
      .find(tokens)
      .map((mention) =>
        weighed(withScattered(withTail(withPrefix(withCapitals(mention, tokens), tokens), tokens), tokens), tokens),
      );
  }

  function unitsOf(
    text: string,
    tokens: readonly Token[],
    found: readonly Mention[],
    topics: readonly Mention[],
  ): PlacedUnit[] {
    const byClass = [...things.find(tokens), ...classes.find(tokens)];
    const units: PlacedUnit[] = [];
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at];
      if (!token) break;
      const name = found.find((m) => m.from === at && m.named.some(isStrong));
      const group = byClass.find((m) => m.from === at);
      const weak = found.find((m) => m.from === at);
      const chosen = name ?? group ?? weak;
      const alike = chosen === group ? byClass.filter((m) => m.from === at && m.to === group?.to) : [chosen];
      const kinds = new Set<string>(alike.flatMap((m) => (m ? classesOf(m) : [])));
      if (topics.some((m) => m.from <= at && at < m.to)) kinds.add('topic');
      const to = chosen?.to ?? at + 1;
      units.push({
        word: to === at + 1 ? token.word : '',
        stem: to === at + 1 ? grammarStem(token.word) : '',
        classes: kinds,
        at,
        breaks: isBreak(text, tokens[at - 1], token),
        from: at,
        to,
      });
      at = to;
    }
    return units;
  }

  /** The words before a closing "right?", which is no right to do something. */
  function withoutTag(tokens: readonly Token[]): readonly Token[] {
    const tag = classes.find(tokens).at(-1);
    const closes =
      tag?.to === tokens.length && tag.from > 1 && tag.named.some((n) => n.kind === 'class' && n.id === 'tag');
    return closes ? tokens.slice(0, tag.from) : tokens;
  }

  function dress(clause: Clause, kind: ShellKind): (at: number) => boolean {
    const kept = kind === 'define' ? clause.topics : [];
    // "Backups" may stand for AWS Backup, and mostly does not.
    const dropped = kind === 'define' ? [] : clause.names.filter((mention) => mention.named.some(isStrong));
    return shells.cover(clause.tokens, kind, { kept, dropped, whole: concepts.find(clause.tokens) });
  }

  function read(sentence: Sentence): Clause {
    const tokens = spelled(sentence.text);
    const found = namesIn(tokens);
    const topics = topicNames.find(tokens);
    const all = unitsOf(sentence.text, tokens, found, topics);
    const units = withoutLeads(all);
    const leads = new Set(all.slice(0, all.length - units.length).flatMap((unit) => [...unit.classes, unit.word]));
    const cues = new Map<string, Place>();
    patterns.find(units, cues);
    const stated = statedIn(units, cues.get('yesno'));
    claims.find(stated.units, cues);
    const features = clauseFeatures(withoutTag(tokens), found, parts);
    const words = clauseWords(withoutTag(tokens), found, stop, knowledge);
    const added = addedBySoftware(found, parts);
    const featuresAt = (from: number, to: number) => featuresOf(tokens.slice(from, to), concepts, stop);
    const domain = domainOdds(domainModel, plainly(tokens, found));
    return {
      featuresAt,
      domain,
      text: sentence.text,
      tokens,
      names: found,
      topics,
      units,
      stated,
      cues,
      features,
      words,
      isBarePatching: barePatching.has(bagKey(features.filter((feature) => !added.has(feature)))),
      ranked: ranker.rank(features, words),
      asked: sentence.asked,
      leads,
    };
  }

  return {
    read,
    domainWords: (text) => {
      const tokens = tokenize(text);
      return plainly(tokens, namesIn(tokens));
    },
    left: (clause, kind) => featuresOf(clause.tokens, concepts, stop, dress(clause, kind)),
    dress,
    sideOdds: ({ tokens, names: found }) => sideModel.odds(plainly(tokens, found), 'customer', 'aws'),
    isWord: (word) => lexicon.has(word),
    rank: (features, words) => ranker.rank(features, words),
    seen: (text) => {
      const tokens = tokenize(text);
      const found = namesIn(tokens);
      return [...clauseFeatures(tokens, found, parts), ...clauseWords(tokens, found, stop, knowledge)];
    },
    variantIn: (clause, service) => {
      const named = tails.get(service)?.find(clause.tokens)[0]?.named[0];
      return named?.kind === 'service' ? named.variant : null;
    },
    rankOn: (target, features, words) =>
      evidence.rank(target, features, ranker.rank(features, [...words, targetWord(target)])),
    isPatchingWord: (feature) => patchingWords.has(feature),
    topics: (features) => topicRanker.rank(features),
  };
}
