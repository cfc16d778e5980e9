/**
 * Makes any string plain in a field that Slack reads as markup (`text`, `mrkdwn`): no mention, no
 * channel link, no `<url|label>` can come of it. Plain-text and rich-text fields need none of this.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
