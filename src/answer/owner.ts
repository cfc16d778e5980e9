import { resolve } from '../knowledge/resolve.js';
import type { Knowledge, NoSuchDuty, Owner, Verdict } from '../knowledge/types.js';
import type { Aspect, Claim, Question, Target } from '../question/types.js';
import { blank } from './blank.js';
import { fill } from './fill.js';
import type { AnswerTexts } from './texts.js';
import type { Answer, Button, Element } from './types.js';
import { noneElements, sourcesOf, verdictElements } from './verdict.js';

/** The control that stands for "how it is set up", when a question describes a state. */
const SETTINGS = 'service-configuration';

export type Found =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly byItself: Verdict | null }
  | { readonly kind: 'none'; readonly none: NoSuchDuty };

function verdictFor(knowledge: Knowledge, target: Target | null, control: string): Verdict | NoSuchDuty | null {
  const resolution = resolve(knowledge, {
    service: target?.service ?? null,
    variant: target?.variant ?? null,
    control,
  });
  if (!resolution) return null;
  return resolution.kind === 'verdict' ? resolution.verdict : resolution.none;
}

const isVerdict = (found: Verdict | NoSuchDuty): found is Verdict => 'owner' in found;

/** Is the question of something that is left to the customer, though AWS does the work? */
function isLeft(found: Verdict | NoSuchDuty, aspect: Aspect): boolean {
  if (!isVerdict(found)) return aspect === 'setting';
  // Where the customer has no part in it, there is nothing for it to decide.
  return found.owner === 'aws' && (aspect === 'setting' || (aspect === 'choice' && found.customer.length > 0));
}

/**
 * The answer to one duty. A state that must hold ("backups are switched on") is the customer's to set and check
 * even where AWS does the work by itself, and so is a detail that it may choose ("who sets the backup window"); what
 * AWS can only do whole (inherited controls) stays AWS's.
 */
export function findDuty(knowledge: Knowledge, target: Target | null, control: string, aspect: Aspect): Found | null {
  const found = verdictFor(knowledge, target, control);
  if (!found) return null;
  const inherited = knowledge.controls[control]?.kind === 'inherited';
  if (!inherited && isLeft(found, aspect)) {
    const setting = verdictFor(knowledge, target, SETTINGS);
    if (setting && isVerdict(setting)) return settled(setting, isVerdict(found) ? found : null);
  }
  return isVerdict(found) ? { kind: 'verdict', verdict: found, byItself: null } : { kind: 'none', none: found };
}

/** What each side does there is told by the fact on the work, where it has anything for both to do. */
function settled(setting: Verdict, byItself: Verdict | null): Found {
  const isTold = byItself !== null && byItself.aws.length > 0 && byItself.customer.length > 0;
  const verdict = isTold ? { ...setting, aws: byItself.aws, customer: byItself.customer } : setting;
  return { kind: 'verdict', verdict, byItself };
}

/** Does the owner bear a claim out? Who shares a duty has it. */
export function holds(claim: Claim, owner: Owner): boolean {
  const stated = claim.side === 'shared' ? owner === 'shared' : owner === claim.side || owner === 'shared';
  return claim.denied ? !stated : stated;
}

function buttonsFor(found: readonly Found[], texts: AnswerTexts): Button[] {
  const [first] = found;
  const name =
    first?.kind === 'verdict' ? (first.verdict.variantName ?? first.verdict.serviceName) : first?.none.serviceName;
  if (!name) return [];
  return [
    {
      label: texts.buttons.split,
      style: 'plain',
      action: { type: 'say', text: fill(texts.says.split, { service: name }) },
    },
  ];
}

/** Answers who does it, and "yes" or "no" where the question claimed something. Null when nothing is known. */
export function answerOwner(
  question: Extract<Question, { kind: 'owner' }>,
  knowledge: Knowledge,
  texts: AnswerTexts,
): Answer | null {
  const targets = question.targets.length > 0 ? question.targets : [null];
  const found = targets.flatMap((target) =>
    question.controls.flatMap((control) => findDuty(knowledge, target, control, question.aspect) ?? []),
  );
  if (found.length === 0) return null;
  const verdicts = found.flatMap((f) => (f.kind === 'verdict' ? [f.verdict] : []));
  const inapplicable = found.flatMap((f) => (f.kind === 'none' ? [f.none] : []));
  const [first] = verdicts;
  const yes =
    question.claim && first ? verdicts.every((verdict) => holds(question.claim as Claim, verdict.owner)) : null;
  const elements: Element[] = yes === null ? [] : [{ type: 'heading', text: yes ? texts.yes : texts.no }];
  for (const f of found) {
    if (f.kind === 'none') elements.push(...noneElements(knowledge, f.none, texts));
    else {
      elements.push(...verdictElements(knowledge, f.verdict, texts));
      if (f.byItself) elements.push({ type: 'note', text: fill(texts.setting, { control: f.byItself.controlName }) });
    }
  }
  const cited = found.flatMap((f) =>
    f.kind === 'verdict' ? [f.verdict, ...(f.byItself ? [f.byItself] : [])] : f.none.instead ? [f.none.instead] : [],
  );
  return blank(yes === null ? 'owner' : 'yesno', [...elements, ...sourcesOf(cited)], {
    answer: yes === null ? null : yes ? 'yes' : 'no',
    verdicts,
    inapplicable,
    buttons: buttonsFor(found, texts),
  });
}
