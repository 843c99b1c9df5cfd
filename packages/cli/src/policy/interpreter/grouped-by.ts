import { elementsOf } from "./elements-of.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { list, primitive, tuple, type ValueSet } from "./value.ts"

/** Entries of what `Object.groupBy(items, keyOf)` and `Map.groupBy(items, keyOf)` make: a key, and the items that have it. */
export function groupedBy(args: Arguments, site: Site): ValueSet {
  const entries = elementsOf(argument(args, 0), site).map((item) => {
    const keys = site.frame.run.call(argument(args, 1), { list: [[item], [primitive]], rest: [] }, site)
    return tuple([keys, [list([item])]])
  })
  return [list(entries)]
}
