import type { NoSuchDuty, Source, Verdict } from '../knowledge/types.js';
import { renderReply } from './text.js';
import type { Answer, Intent, Ours } from './types.js';

/** The machine-readable answer; public and stable, described in docs/json.md. Fields may be added, never renamed. */
export interface AnswerJson {
  readonly conversation: string | null;
  readonly text: string;
  readonly intent: Intent;
  readonly answer: 'yes' | 'no' | null;
  readonly verdicts: readonly VerdictJson[];
  readonly inapplicable: readonly NoSuchDutyJson[];
  readonly choices: readonly string[];
  readonly clarify: readonly string[];
  /** Who of the organisation does the customer's part; left out where nobody is named. */
  readonly ours?: readonly Ours[];
  readonly reply: string;
}

export interface VerdictJson {
  readonly service: string | null;
  readonly variant: string | null;
  readonly control: string;
  readonly controlName: string;
  readonly owner: Verdict['owner'];
  readonly vendor?: string;
  readonly awsDoes: readonly string[];
  readonly customerDoes: readonly string[];
  readonly because: string;
  readonly sources: readonly Source[];
  readonly decidedBy: string;
  readonly level: Verdict['level'];
}

export interface NoSuchDutyJson {
  readonly service: string;
  readonly variant: string | null;
  readonly control: string;
  readonly because: string;
  readonly instead: VerdictJson | null;
}

/**
 * Gives the contract's object for one question.
 *
 * @param answers what was replied, in order; several where one message held several questions. The first says the
 *   intent, the lists are joined.
 */
export function toJson(conversation: string | null, text: string, answers: readonly Answer[]): AnswerJson {
  const ours = answers.flatMap((answer) => answer.ours ?? []);
  return {
    conversation,
    text,
    intent: answers[0]?.intent ?? 'unknown',
    answer: answers.find((answer) => answer.answer !== null)?.answer ?? null,
    verdicts: answers.flatMap((answer) => answer.verdicts.map(verdictJson)),
    inapplicable: answers.flatMap((answer) => answer.inapplicable.map(noSuchDutyJson)),
    choices: answers.flatMap((answer) => answer.choices),
    clarify: answers.flatMap((answer) => answer.clarify),
    ...(ours.length === 0 ? {} : { ours }),
    reply: answers.map(renderReply).join('\n\n'),
  };
}

/** One verdict as in docs/json.md. */
export function verdictJson(verdict: Verdict): VerdictJson {
  return {
    service: verdict.serviceName,
    variant: verdict.variantName,
    control: verdict.subject.control,
    owner: verdict.owner,
    ...(verdict.vendor === undefined ? {} : { vendor: verdict.vendor }),
    awsDoes: verdict.aws,
    customerDoes: verdict.customer,
    because: verdict.because,
    sources: verdict.sources.map(({ title, publisher, url, checked }) => ({ title, publisher, url, checked })),
    decidedBy: verdict.decidedBy,
    level: verdict.level,
    controlName: verdict.controlName,
  };
}

/** One duty that a service does not have, as in docs/json.md. */
export function noSuchDutyJson(none: NoSuchDuty): NoSuchDutyJson {
  return {
    service: none.serviceName,
    variant: none.variantName,
    control: none.subject.control,
    because: none.because,
    instead: none.instead === null ? null : verdictJson(none.instead),
  };
}
