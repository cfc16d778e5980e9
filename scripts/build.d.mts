/** Builds what is missing or old. `all`: everything anew. */
export function build(options?: { all?: boolean; quiet?: boolean }): Promise<void>;
