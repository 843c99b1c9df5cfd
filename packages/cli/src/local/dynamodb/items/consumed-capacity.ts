import type { Item } from "../attribute-value.ts"
import type { ItemRequest } from "../requests/requests.ts"
import { itemSize } from "./item-size.ts"

const READ_UNIT_BYTES = 4096
const WRITE_UNIT_BYTES = 1024

/** Units for reading `bytes`: half as many when the read may be stale. */
export function readUnits(bytes: number, consistent = false): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5)
}

/** Units for one write: by the larger of the old and the new item. */
export function writeUnits(...items: readonly (Item | undefined)[]): number {
  const bytes = Math.max(...items.map((item) => (item ? itemSize(item) : 0)))
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES))
}

export interface ConsumedCapacity {
  readonly TableName: string
  readonly CapacityUnits: number
  readonly Table?: { readonly CapacityUnits: number }
}

type Asked = ItemRequest["ReturnConsumedCapacity"]

/** The `ConsumedCapacity` member of an answer, when the request asked for one. */
export function consumedCapacity(
  asked: Asked,
  TableName: string,
  units: number,
): { ConsumedCapacity?: ConsumedCapacity } {
  if (!asked || asked === "NONE") return {}
  const Table = asked === "INDEXES" ? { Table: { CapacityUnits: units } } : {}
  return { ConsumedCapacity: { TableName, CapacityUnits: units, ...Table } }
}

/** As `consumedCapacity`, for operations on several tables. */
export function consumedCapacities(
  asked: Asked,
  unitsByTable: ReadonlyMap<string, number>,
): { ConsumedCapacity?: ConsumedCapacity[] } {
  if (!asked || asked === "NONE") return {}
  const entries = [...unitsByTable].map(([name, units]) => consumedCapacity(asked, name, units).ConsumedCapacity)
  return { ConsumedCapacity: entries.filter((entry) => entry !== undefined) }
}
