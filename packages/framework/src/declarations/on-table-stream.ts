import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Schema } from "./schemas.ts"
import { type DescribedStreamTrigger, type StreamTriggerOptions, streamTriggerNames } from "./stream-trigger.ts"
import type { Table } from "./table.ts"
import { checkSource, checkTrigger, type TriggerDeclaration } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { TableRecord } from "../events/table-record.ts"

export interface TableStreamOptions extends StreamTriggerOptions {
  /** What an item is. A record whose images do not fit fails. */
  readonly item?: Schema
}

/** What `@onTableStream` writes down. */
export interface TableStreamRecord extends TableStreamOptions {
  readonly table: Table
}

/** A method that takes what changed in a table, with the id of the table. */
export interface TableStreamDeclaration extends TriggerDeclaration, DescribedStreamTrigger {
  readonly kind: "onTableStream"
  readonly table: string
}

/**
 * Runs the method for each change of an item of a table that has a `stream`, at least once, and in the order of the changes
 * of an item. A change that it throws for is tried again, and those behind it wait.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onTableStream(todoTable, { item: Todo })
 * async changed({ eventName, newImage, oldImage }: TableRecord<typeof Todo>) { … }
 */
export function onTableStream<const Options extends TableStreamOptions = object>(
  table: Table,
  options?: Options,
): TriggerDecorator<StreamRequest<Options>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkSource("@onTableStream", table, 'new Table("Todos", { …, stream: "both" })')
    checkTrigger("@onTableStream", options ?? {}, streamTriggerNames, ["item"])
  }
  return recorder({
    kind: "onTableStream",
    options: { ...options, table },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onTableStream) }),
  })
}

type StreamRequest<Options> = Options extends { readonly batch: true }
  ? readonly TableRecord<ItemOf<Options>>[]
  : TableRecord<ItemOf<Options>>

type ItemOf<Options> = Options extends { readonly item: infer Item extends Schema } ? Item : undefined
