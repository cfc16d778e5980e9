/**
 * Puts values in the place of `{placeholders}` in a reply text; an unknown placeholder is left as it is.
 *
 * @example fill('{control} on {service}', { control: 'patching', service: 'Amazon RDS' })
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([\w-]+)\}/gu, (whole, key: string) => String(values[key] ?? whole));
}
