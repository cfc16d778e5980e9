/** Gives the entry of a record by id; ids may come from outside, so inherited names ("constructor") are no entries. */
export function find<T>(record: Readonly<Record<string, T>>, id: string | null | undefined): T | undefined {
  return id !== null && id !== undefined && Object.hasOwn(record, id) ? record[id] : undefined;
}
