import { fileURLToPath } from 'node:url';

/** Where the files of the pages are: beside this file, and beside the bundle that holds it. */
export const folder = fileURLToPath(new URL('./page/', import.meta.url));
