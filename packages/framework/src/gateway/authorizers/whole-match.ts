/**
 * `identityValidationExpression`. † Whether the whole token must match or a part of it is not documented; the whole is the
 * stricter, and fits SAM's example `Bearer.*`.
 */
export function wholeMatch(expression: string): RegExp {
  return new RegExp(`^(?:${expression})$`)
}
