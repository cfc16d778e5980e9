import * as v from 'valibot';
import type { Form, FormField } from '../../conversation/types.js';
import type { AdaptiveCard, CardElement } from './cards/types.js';

/** A form as Teams shows it in a dialog. */
export interface Dialog {
  readonly task: {
    readonly type: 'continue';
    readonly value: {
      readonly title: string;
      readonly height: 'large';
      readonly width: 'medium';
      readonly card: { readonly contentType: string; readonly content: AdaptiveCard };
    };
  };
}

export function dialogOf({ id, title, submit, fields }: Form): Dialog {
  const send = { type: 'Action.Submit', title: submit, data: { form: id } } as const;
  const content: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: title,
    body: [...fields.map(inputOf), { type: 'ActionSet', actions: [send] }],
  };
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  return { task: { type: 'continue', value: { title, height: 'large', width: 'medium', card } } };
}

function inputOf(field: FormField): CardElement {
  const { id, label, value } = field;
  switch (field.type) {
    case 'choice': {
      const choices = field.options.map((option) => ({ title: option.label, value: option.value }));
      return { type: 'Input.ChoiceSet', id, label, value, choices };
    }
    case 'number': {
      const initial = value === '' ? {} : { value: Number(value) };
      return { type: 'Input.Number', id, label, min: field.least, max: field.most, ...initial };
    }
    case 'text':
      return { type: 'Input.Text', id, label, value, maxLength: 200 };
  }
}

const Sent = v.objectWithRest(
  { form: v.literal('quiz') },
  v.union([v.string(), v.number(), v.boolean(), v.looseObject({})]),
);

/** What was filled in; null for a dialog that is not ours. */
export function readSent(data: unknown): Record<string, string> | null {
  const parsed = v.safeParse(Sent, data);
  if (!parsed.success) return null;
  const fields = Object.entries(parsed.output).flatMap(([id, value]) => {
    return id === 'form' || typeof value === 'object' ? [] : [[id, String(value).slice(0, 200)] as const];
  });
  return Object.fromEntries(fields);
}
