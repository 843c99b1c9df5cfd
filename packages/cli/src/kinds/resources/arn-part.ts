/** A part of an ARN, by its place between the colons: 3 is the region, 4 the account, 5 the resource. */
export function arnPart(arn: string, index: number): string {
  return arn.split(":")[index] ?? ""
}
