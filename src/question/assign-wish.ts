/** What somebody says of a team: of which duties, where. */
export interface AskedScope {
  readonly duty:
    | { readonly kind: 'all' }
    | { readonly kind: 'group'; readonly group: string }
    | { readonly kind: 'control'; readonly control: string };
  readonly service: string | null;
  readonly environment: string | null;
}

/** What can be said and asked of our own teams. */
export type AssignWish =
  /** `holder` are the words for who it is; null where the words name none. No scopes: the duty was not understood. */
  | {
      readonly command: 'set' | 'forget';
      readonly holder: string | null;
      readonly duty: string;
      readonly scopes: readonly AskedScope[];
    }
  | { readonly command: 'undo' | 'list' | 'history' | 'used' | 'export' }
  /** Duties that nobody has; as a file, or shown. */
  | { readonly command: 'gaps'; readonly isFile: boolean }
  | { readonly command: 'use' | 'drop'; readonly services: readonly string[] };
