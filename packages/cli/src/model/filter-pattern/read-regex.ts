import { PatternFault } from "./pattern-fault.ts"

/** A regular expression of what CloudWatch Logs knows of them; throws a PatternFault for others. */
export function readRegex(source: string): RegExp {
  const [strange] = /[^\w\s:#=@/;,\-^$?[\]{}|\\*+.]/.exec(source) ?? []
  if (strange !== undefined)
    throw new PatternFault(`has ${strange} in a regular expression`, "CloudWatch Logs does not know it there.")
  if (source === "") throw new PatternFault("has an empty regular expression", "Write something between the % signs.")
  try {
    return new RegExp(source)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PatternFault(`has a regular expression that is none: ${reason}`, "Mend what is between the % signs.")
  }
}
