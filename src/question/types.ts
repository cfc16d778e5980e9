import type { AssignWish } from './assign-wish.js';
import type { WordWeights } from './controls/words.js';
import type { Place, Unit } from './patterns.js';
import type { QuizCommand, QuizWish } from './quiz-wish.js';
import type { Stated } from './stated.js';

export type { QuizWish };

/** A word of the utterance after clean-up, and where it stood. */
export interface Token {
  /** Lower case, without a possessive ending; a corrected spelling where one was found. */
  readonly word: string;
  /** What was typed. */
  readonly typed: string;
  /** Was `word` guessed from another spelling? */
  readonly corrected?: boolean;
  /** Index of the first character in the cleaned text, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/**
 * How surely a name names: `strong` always; `plain` is also an English word ("Aurora"), so that the rest of the
 * text must not speak against it; `weak` is an everyday word that needs other evidence.
 */
export type Strength = 'strong' | 'plain' | 'weak';

/** What a mention names. */
export type Named =
  | { readonly kind: 'service'; readonly id: string; readonly variant: string | null; readonly strength: Strength }
  | { readonly kind: 'software'; readonly id: string; readonly strength: Strength }
  /** Another cloud, or a product of one. */
  | { readonly kind: 'foreign'; readonly id: string }
  | { readonly kind: 'topic'; readonly id: string }
  /** A word class of the lexicon ("us", "aws", "aux", "not", …) or a synonym concept ("patch"). */
  | { readonly kind: 'class'; readonly id: string }
  | { readonly kind: 'concept'; readonly id: string };

/** Consecutive tokens that name something. `to` is exclusive. One span can name several things. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly named: readonly Named[];
}

/** A service, maybe in one variant. */
export interface Target {
  readonly service: string;
  readonly variant: string | null;
}

/** A control and how well the words fit it. */
export interface Ranked {
  readonly control: string;
  readonly score: number;
  /** Share of the best phrase, and of the utterance's content words, that was matched; 0 to 1. */
  readonly phraseCovered: number;
  readonly textCovered: number;
  /** The features of the text that the best phrase matched. */
  readonly matched: readonly string[];
  /** What the words say (see controls/words.ts): likelihood, its logarithm, and share of the words that speak for it. */
  readonly likelihood: number;
  readonly evidence: number;
  readonly share: number;
}

export type Side = 'aws' | 'customer';

/** What a yes/no question states: that `side` does it, or that it does not. */
export interface Claim {
  readonly side: Side | 'shared';
  readonly denied: boolean;
}

/** What of a duty is asked for: that it is done, that a state is kept, or that a detail of it is decided. */
export type Aspect = 'work' | 'setting' | 'choice';

/** What is asked, in the words of the knowledge base. */
export type Question =
  | {
      readonly kind: 'owner';
      /** Empty: about the model in general. */
      readonly targets: readonly Target[];
      readonly controls: readonly string[];
      /**
       * `setting`: the words describe a state of something the customer set up ("bucket has logging
       * enabled"), so the question is who keeps it so, not who does the work behind it.
       * `choice`: it is asked who decides on a detail of the work ("who sets the backup window").
       */
      readonly aspect: Aspect;
      readonly claim: Claim | null;
    }
  | {
      readonly kind: 'list';
      readonly target: Target | null;
      readonly side: Side | 'shared' | null;
    }
  /** "On which services does AWS do the backups?" */
  | { readonly kind: 'where'; readonly control: string; readonly side: Side | 'shared' }
  | {
      readonly kind: 'compare';
      readonly targets: readonly Target[];
      readonly controls: readonly string[];
      readonly change: boolean;
    }
  | { readonly kind: 'classify'; readonly target: Target; readonly claim: 'iaas' | 'paas' | 'saas' | null }
  | { readonly kind: 'define'; readonly topic: string; readonly truth: boolean | null }
  /** "What is a maintenance window?" */
  | { readonly kind: 'define-duty'; readonly control: string }
  | { readonly kind: 'describe'; readonly target: Target }
  | { readonly kind: 'choose'; readonly ask: ChooseAsk; readonly options: readonly ChoiceOption[] }
  /** A pasted question whose options are statements, of which one or more are true. */
  | {
      readonly kind: 'choose-true';
      readonly except: boolean;
      readonly count: ChooseAsk['count'];
      /** `truth`: the chance that the statement is true. */
      readonly options: readonly (ChoiceOption & { readonly truth: number })[];
    }
  /** A pasted question whose options are the sides themselves. */
  | {
      readonly kind: 'choose-side';
      readonly subject: Extract<Question, { kind: 'owner' }>;
      readonly odds: Odds;
      readonly options: readonly { readonly letter: string; readonly side: Side | 'shared' | 'other' }[];
    }
  | { readonly kind: 'more'; readonly want: 'why' | 'source' | 'sure' | 'since' | 'duties' }
  | { readonly kind: 'feedback' }
  | { readonly kind: 'quiz'; readonly command: 'start' | 'deck'; readonly wish: QuizWish }
  /** Questions for oneself; how one is doing; who does best here. */
  | {
      readonly kind: 'quiz';
      readonly command: QuizCommand;
    }
  /** A question at fixed times, on these days of the week (1 is Monday). */
  | { readonly kind: 'quiz'; readonly command: 'daily'; readonly days: readonly number[] }
  /** Which of our own teams does it: said to be kept, or asked. */
  | { readonly kind: 'assign'; readonly wish: AssignWish }
  | { readonly kind: 'help' }
  | { readonly kind: 'smalltalk'; readonly tone: 'greeting' | 'thanks' | 'bye' }
  /** Something is missing or ambiguous: offer readings, as texts that a click would say. */
  | {
      readonly kind: 'clarify';
      readonly missing: Missing;
      readonly options: readonly ClarifyOption[];
      /** What is already known, for a reply that names only what was missing. */
      readonly targets: readonly Target[];
      readonly controls: readonly string[];
    }
  | {
      readonly kind: 'unknown';
      readonly reason: 'empty' | 'unclear' | 'no-context' | 'no-such-service';
      readonly near: readonly string[];
    }
  | {
      readonly kind: 'out-of-scope';
      readonly reason: 'other-topic' | 'other-cloud' | 'other-language' | 'instructions';
      readonly named: string | null;
    };

export type Missing = 'service' | 'duty' | 'which-service';

export interface ClarifyOption {
  readonly label: string;
  readonly text: string;
}

/** Which side does what an option says, as chances. */
export interface Odds {
  /** That it is the customer, and not AWS. */
  readonly customer: number;
  /** That it is a duty of both. */
  readonly shared: number;
}

/** What a multiple-choice question wants to be picked. */
export interface ChooseAsk {
  readonly side: Side | 'shared';
  /** "which is NOT …": pick the options of which it does not hold. */
  readonly except: boolean;
  /** How many letters are asked for; null where the text does not say. */
  readonly count: number | 'all' | null;
}

export interface ChoiceOption {
  readonly letter: string;
  readonly text: string;
  readonly target: Target | null;
  readonly control: string | null;
  readonly aspect: Aspect;
  readonly odds: Odds;
  /** The letters that the option speaks of ("all of the above", "both A and C"); null where it says something itself. */
  readonly stands: readonly string[] | null;
}

/** What was last talked about in this conversation; all that a follow-up may inherit. */
export interface Topic {
  readonly targets: readonly Target[];
  readonly controls: readonly string[];
  readonly question: Question | null;
}

/** A unit, and the tokens that it is made of: the first, and one past the last. */
export interface PlacedUnit extends Unit {
  readonly from: number;
  readonly to: number;
}

/** One sentence (or the part of one that asks), read. */
export interface Clause {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Names of services, software and other clouds. */
  readonly names: readonly Mention[];
  readonly topics: readonly Mention[];
  readonly units: readonly PlacedUnit[];
  /** What it says, without what opens it and a closing "right?". */
  readonly stated: Stated;
  /** Cues of `intents/*.yaml` whose patterns match, with where; those of a claim in `stated`. */
  readonly cues: ReadonlyMap<string, Place>;
  readonly features: readonly string[];
  /** What else the word model sees (controls/clause-words.ts). */
  readonly words: readonly string[];
  /** Is "patching" all that is said of a duty, so that the thing patched decides which duty it is? */
  readonly isBarePatching: boolean;
  /** The features of the tokens from one index up to another, names included. */
  readonly featuresAt: (from: number, to: number) => readonly string[];
  readonly ranked: readonly Ranked[];
  /** Logarithm of the odds that the words speak of duties at all. */
  readonly domain: number;
  /** Ended with a question mark. */
  readonly asked: boolean;
  /** Opening words that were left out of `units` ("so", "hey", "is it true that"), as their classes. */
  readonly leads: ReadonlySet<string>;
}

/** A duty phrase as its bag of features, and the control it speaks of ("@patching": the bare duty). */
export interface PhraseBag {
  readonly control: string;
  readonly features: readonly string[];
  /** Is it the duty's own name, by which the bot calls it? */
  readonly isName?: true;
}

/** The parts of the language that are looked up as they are. All else becomes indexes, and is let go. */
export interface WordLists {
  /** Function words of other languages. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** Names of other clouds and vendors, as a reply says them. */
  readonly foreign: Readonly<Record<string, string>>;
  /** Which duty "patching" means for a kind of thing. */
  readonly patchingOf: Readonly<Record<string, string>>;
  /** Kinds of things that run on one service or another: how they are called, and where they may run. */
  readonly places: readonly { readonly called: readonly string[]; readonly runs: readonly string[] }[];
}

/** One name of a variant as the words that must all be there. */
export interface ScatteredName {
  readonly variant: string;
  readonly keys: readonly string[];
}

/** The compiled language: what `compileLanguage` writes and `createUnderstanding` reads. */
export interface Language extends WordLists {
  /** Names by their words as the gazetteer compares them, joined by spaces; so in the next four too. */
  readonly names: readonly (readonly [keys: string, named: Named])[];
  /** Words that name a variant when they follow the service's name. */
  readonly tails: readonly { readonly service: string; readonly variant: string; readonly phrase: string }[];
  /** By service: the words of its variants' names beside its own, for names said in another order. */
  readonly scattered: Readonly<Record<string, readonly ScatteredName[]>>;
  readonly topicNames: readonly (readonly [keys: string, named: Named])[];
  readonly classes: readonly (readonly [keys: string, named: Named])[];
  /** Things called after a side; their words are compared as those of names. */
  readonly things: readonly (readonly [keys: string, named: Named])[];
  readonly concepts: readonly (readonly [keys: string, named: Named])[];
  readonly stop: readonly string[];
  /** Words that only dress a question up, as keys, by kind of question. */
  readonly shells: Readonly<Record<string, readonly string[]>>;
  /** Words that a mistyped word may be corrected to. */
  readonly vocabulary: readonly string[];
  /** English words that look like a mistyped word of ours and must not be corrected to it. */
  readonly protectedWords: readonly string[];
  readonly duties: readonly PhraseBag[];
  readonly words: WordWeights;
  readonly topics: readonly { readonly topic: string; readonly features: readonly string[] }[];
  readonly patterns: readonly { readonly cue: string; readonly pattern: string }[];
  readonly conceptOf: Readonly<Record<string, string>>;
  readonly domain: WordWeights;
  /** Tells what a customer does from what AWS does. */
  readonly sides: WordWeights;
}
