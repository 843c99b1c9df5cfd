/** Why CloudWatch Logs would not take a filter pattern, as the rest of a sentence about it. */
export class PatternFault extends Error {
  readonly hint: string

  constructor(problem: string, hint: string) {
    super(problem)
    this.hint = hint
  }
}
