import type { Arguments, Site } from "./frame.ts"
import { plainValue } from "./plain-value.ts"
import { literalOf } from "./text.ts"
import { primitive, union, unknown, type ValueOf, type ValueSet } from "./value.ts"

const longest = 2048

/** What a method of a regular expression returns; one that remembers where it was is not followed. */
export function callPatternMethod(
  { pattern, flags }: ValueOf<"regexp">,
  name: string,
  { args, site }: { readonly args: Arguments; readonly site: Site },
): ValueSet {
  if (name === "test" && !/[gy]/.test(flags) && args.list.length === 1) {
    const expression = new RegExp(pattern, flags)
    return union(
      ...(args.list[0] ?? []).map((value): ValueSet => {
        const known = literalOf(value)
        return known === undefined || known.length > longest ? [primitive] : [plainValue(expression.test(known))]
      }),
    )
  }
  site.frame.run.escape(union(...args.list, args.rest), site)
  return [unknown("data")]
}
