import * as v from 'valibot';
import type { Place } from '../types.js';

const Stored: v.GenericSchema<unknown, Place> = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    channel: v.picklist(['slack', 'teams', 'web', 'terminal']),
    tenant: v.string(),
    room: v.string(),
    thread: v.nullable(v.string()),
    kind: v.picklist(['direct', 'group', 'channel']),
  }),
);

/** Votes count from the room that the quiz is played in, in whatever thread of it. */
export function roomOf({ channel, tenant, room }: Place): string {
  return JSON.stringify([channel, tenant, room]);
}

/** How the names of all rooms of this place's workspace begin. */
export function roomsOf({ channel, tenant }: Place): string {
  return `${JSON.stringify([channel, tenant]).slice(0, -1)},`;
}

/** The platform's id in a room's name; null for what is no such name. */
export function parseRoom(name: string): string | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.tuple([v.string(), v.string(), v.string()])), name);
  return parsed.success ? parsed.output[2] : null;
}

/** A place as a session keeps it, to be shown to later without anybody speaking. */
export function writePlace({ channel, tenant, room, thread, kind }: Place): string {
  return JSON.stringify({ channel, tenant, room, thread, kind });
}

/** Null for what no place was kept of. */
export function parsePlace(stored: string): Place | null {
  const parsed = v.safeParse(Stored, stored);
  return parsed.success ? parsed.output : null;
}
