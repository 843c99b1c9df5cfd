/** Whether an action on unknown resources would give away the account. */
export function isDangerous(action: string): boolean {
  return /^(iam|kms|organizations):|^sts:AssumeRole/.test(action)
}
