import { type Check, fault, listOf, show } from "@tsapi/framework/checks"
import type { EventFilter } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"

/** A list of patterns, as event source mappings take them. */
export const eventFilters: Check = listOf(eventFilter)

/** The `FilterCriteria` of an event source mapping; nothing where there is none. */
export function filterCriteria(filters: readonly EventFilter[] | undefined): Readonly<Record<string, CfnValue>> {
  if (!filters || filters.length === 0) return {}
  return { FilterCriteria: { Filters: filters.map((filter) => ({ Pattern: JSON.stringify(filter) })) } }
}

function eventFilter(...[value, at]: Parameters<Check>): ReturnType<Check> {
  if (Array.isArray(value)) return []
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => eventFilter(inner, [...at, name]))
  return [fault(at, `is ${show(value)}`, 'List the values that pass, or conditions on them: ["refund"].')]
}
