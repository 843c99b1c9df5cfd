import type { FunctionEntry } from "./function-entry.ts"

/** How to give a function what no reading of its code can find, after what else could be done. */
export function declareHidden(hint: string, { declared }: Pick<FunctionEntry, "declared">): string {
  if (!declared) return `${hint} Or add what is needed to the role by hand.`
  return `${hint} Or declare what is needed, on the route or the function: iam: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::uploads/*"] }]; in a strict stage all of it, with policy: "off".`
}
