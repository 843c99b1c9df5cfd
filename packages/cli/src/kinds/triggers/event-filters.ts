import { type Check, listOf } from "@tsapi/framework/checks"
import type { EventFilter } from "@tsapi/framework/internal"
import { patternDialects, patternFaults } from "../../model/event-pattern/pattern-faults.ts"
import type { CfnValue } from "../../model/cloudformation.ts"

/** A list of patterns, as event source mappings take them. */
export const eventFilters: Check = listOf((filter, at) => patternFaults(filter, patternDialects.eventSource, at))

/** The `FilterCriteria` of an event source mapping; nothing where there is none. */
export function filterCriteria(filters: readonly EventFilter[] | undefined): Readonly<Record<string, CfnValue>> {
  if (!filters || filters.length === 0) return {}
  return { FilterCriteria: { Filters: filters.map((filter) => ({ Pattern: JSON.stringify(filter) })) } }
}
