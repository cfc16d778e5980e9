import * as v from 'valibot';
import type { Change, Recorded } from './types.js';

const Text = v.pipe(v.string(), v.minLength(1));
const NullableText = v.nullable(Text);

const Duty = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.literal('group'), group: Text }),
  v.object({ kind: v.literal('control'), control: Text }),
]);
const ScopeSchema = v.object({ duty: Duty, service: NullableText, environment: NullableText });
const HolderSchema = v.object({
  kind: v.picklist(['text', 'slack-group', 'slack-channel', 'slack-person']),
  id: NullableText,
  name: Text,
});
const PersonSchema = v.object({ id: Text, name: v.nullable(v.string()) });
const ChangeSchema = v.variant('type', [
  v.object({ type: v.literal('set'), entries: v.array(v.object({ scope: ScopeSchema, holder: HolderSchema })) }),
  v.object({ type: v.literal('forget'), scopes: v.array(ScopeSchema) }),
  v.object({ type: v.picklist(['use', 'drop']), services: v.array(Text) }),
  v.object({ type: v.literal('admin'), person: PersonSchema }),
  v.object({ type: v.literal('undo') }),
]);
const RecordedSchema = v.object({ change: ChangeSchema, by: PersonSchema, at: v.number() });

/** A change as it was kept; null for what this version cannot read. */
export function readRecorded(stored: unknown): Recorded | null {
  const read = v.safeParse(RecordedSchema, stored);
  return read.success ? read.output : null;
}

/** The same for a change alone. */
export function readChange(stored: unknown): Change | null {
  const read = v.safeParse(ChangeSchema, stored);
  return read.success ? read.output : null;
}
