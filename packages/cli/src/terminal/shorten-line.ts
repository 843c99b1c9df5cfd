/** A line of source in at most 80 characters. */
export function shortenLine(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
