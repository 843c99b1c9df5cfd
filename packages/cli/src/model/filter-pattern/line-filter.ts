/** What of a line a pattern that it fits takes out of it; undefined where it does not fit. */
export type LineFilter = (line: string) => LineMatch | undefined

export interface LineMatch {
  /** By their names in a pattern for lines with spaces between their fields. */
  readonly extractedFields?: Readonly<Record<string, string>>
}
