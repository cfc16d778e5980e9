import type { InputBlock, ModalView } from '@slack/types';
import * as v from 'valibot';
import type { Form, FormField } from '../../conversation/types.js';
import { cut } from './cards/limits.js';

/** What Slack takes in a modal. */
const MOST = { title: 24, label: 2000, option: 75, options: 100 } as const;

export const FORM_PREFIX = 'form:';

/** Where a form was asked for: Slack does not say so when it is sent. */
const Origin = v.object({ channel: v.string(), thread: v.nullable(v.string()) });
export type FormOrigin = v.InferOutput<typeof Origin>;

/** A form as a modal. */
export function modalOf({ id, title, submit, fields }: Form, origin: FormOrigin): ModalView {
  return {
    type: 'modal',
    callback_id: `${FORM_PREFIX}${id}`,
    private_metadata: JSON.stringify({ channel: origin.channel, thread: origin.thread }),
    title: { type: 'plain_text', text: cut(title, MOST.title) },
    submit: { type: 'plain_text', text: cut(submit, MOST.title) },
    blocks: fields.map(inputOf),
  };
}

function inputOf(field: FormField): InputBlock {
  const label = { type: 'plain_text', text: cut(field.label, MOST.label) } as const;
  const common = { type: 'input', block_id: field.id, label, optional: field.type !== 'choice' } as const;
  switch (field.type) {
    case 'choice': {
      const options = field.options.slice(0, MOST.options).map(({ value, label: text }) => {
        return { value, text: { type: 'plain_text' as const, text: cut(text, MOST.option) } };
      });
      const initial = options.find(({ value }) => value === field.value);
      const chosen = initial === undefined ? {} : { initial_option: initial };
      return { ...common, element: { type: 'static_select', action_id: 'value', options, ...chosen } };
    }
    case 'number': {
      const bounds = { min_value: String(field.least), max_value: String(field.most) };
      const initial = field.value === '' ? {} : { initial_value: field.value };
      const element = {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        ...bounds,
        ...initial,
      } as const;
      return { ...common, element };
    }
    case 'text': {
      const initial = field.value === '' ? {} : { initial_value: field.value };
      return { ...common, element: { type: 'plain_text_input', action_id: 'value', max_length: 200, ...initial } };
    }
  }
}

const Submission = v.object({
  id: v.string(),
  callback_id: v.string(),
  private_metadata: v.pipe(v.string(), v.parseJson(), Origin),
  state: v.object({
    values: v.record(
      v.string(),
      v.record(
        v.string(),
        v.object({
          value: v.optional(v.nullable(v.string())),
          selected_option: v.optional(v.nullable(v.object({ value: v.string() }))),
        }),
      ),
    ),
  }),
});

/** What was sent with a modal of ours; null for anything else. */
export function readSubmission(
  view: unknown,
): { id: string; origin: FormOrigin; values: Record<string, string> } | null {
  const parsed = v.safeParse(Submission, view);
  if (!parsed.success) return null;
  const { id, private_metadata: origin, state } = parsed.output;
  const values = Object.entries(state.values).map(([field, { value: given }]) => {
    return [field, given?.selected_option?.value ?? given?.value ?? ''] as const;
  });
  return { id, origin, values: Object.fromEntries(values) };
}
