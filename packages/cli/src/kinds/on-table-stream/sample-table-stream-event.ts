import type { TableStreamEvent } from "@tsapi/framework"
import { UserError } from "../../errors/user-error.ts"
import { isRecord } from "../../model/is-record.ts"
import { dataOf, type SampleContext } from "../../model/sample-event.ts"
import type { TableModel } from "../table.ts"
import { type AttributeMap, toAttributeMap } from "./to-attribute-map.ts"
import { toTableStreamRecord } from "./to-table-stream-record.ts"

/** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html; the data is an item that was put. */
export function sampleTableStreamEvent(table: TableModel, context: SampleContext): TableStreamEvent {
  const { region, accountId } = context
  const { localName, keys, streamView = "NEW_AND_OLD_IMAGES" } = table
  const image = imageOf(table, context)
  const Keys = Object.fromEntries(keys.map(({ name }) => [name, image[name] ?? {}]))
  const record = {
    ...({
      eventID: "1",
      eventName: "INSERT",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: region,
    } as const),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys,
      ...(streamView.startsWith("NEW") && { NewImage: image }),
      ...{ SequenceNumber: "111", SizeBytes: JSON.stringify(image).length, StreamViewType: streamView },
    },
  }
  const stream = `table/${localName}/stream/2015-05-11T21:21:33.291`
  return { Records: [toTableStreamRecord(record, `arn:aws:dynamodb:${region}:${accountId}:${stream}`)] }
}

const sampleKeys = { string: "101", number: 101, binary: "101" }
const attributeTypes = { string: "S", number: "N", binary: "B" } as const

function imageOf({ id, keys }: TableModel, context: SampleContext): AttributeMap {
  const own = Object.fromEntries(keys.map(({ name, type }) => [name, sampleKeys[type]]))
  const item = dataOf(context, { ...own, Message: "New item!" })
  const example = JSON.stringify(own)
  if (!isRecord(item))
    throw new UserError("EVENT_INVALID", "The data is no item", { hint: `Give it as JSON: --data '${example}'` })
  const image = toAttributeMap(item)
  const binary = keys.flatMap(({ name, type }) => {
    const text = image[name]?.S
    return type === "binary" && text !== undefined ? [[name, { B: Buffer.from(text).toString("base64") }]] : []
  })
  const typed: AttributeMap = { ...image, ...Object.fromEntries(binary) }
  const wrong = keys.find(({ name, type }) => typed[name]?.[attributeTypes[type]] === undefined)
  if (!wrong) return typed
  const problem = `The item has no ${wrong.name} that is a ${wrong.type}, which the keys of ${id} ask for`
  throw new UserError("EVENT_INVALID", problem, { hint: `An item has its keys: --data '${example}'` })
}
