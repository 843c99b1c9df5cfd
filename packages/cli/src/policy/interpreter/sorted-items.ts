import { elementsOf, itemsOf } from "./elements-of.ts"
import type { Site } from "./frame.ts"
import { literal, literalOf } from "./text.ts"
import { list, nothing, tuple, type Value, type ValueSet } from "./value.ts"

/** The items in the order of `sort`, where that is known. */
export function sorted(receiver: Value, comparator: ValueSet, site: Site): Value {
  const elements = elementsOf([receiver], site)
  site.frame.run.call(comparator, { list: [elements, elements], rest: nothing }, site)
  const texts = itemsOf(receiver, site)?.map((item) =>
    item.length === 1 && item[0]?.kind === "text" ? literalOf(item[0]) : undefined,
  )
  if (!texts || comparator.length > 0 || !texts.every((it) => it !== undefined)) return list(elements)
  return tuple(texts.toSorted().map((it) => [literal(it)]))
}
