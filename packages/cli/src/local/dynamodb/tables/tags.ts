import { resourceNotFound, validationError } from "../dynamodb-error.ts"
import type { Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { tableNameOf } from "./table-location.ts"
import { listTags, type Tags, withoutTags } from "../../protocol/tags.ts"
import type { Tag } from "./table-requests.ts"
import { parseTableRequest } from "./table-requests.ts"

const MAX_TAGS = 50

export function withTags(tags: Tags, added: readonly Tag[]): Tags {
  const all = { ...tags, ...Object.fromEntries(added.map(({ Key, Value }) => [Key, Value])) }
  if (Object.keys(all).length > MAX_TAGS) {
    throw validationError(`One or more parameter values were invalid: Too many tags: at most ${MAX_TAGS} per resource`)
  }
  return all
}

export async function tagResource(store: TableStore, input: unknown): Promise<object> {
  const request = parseTableRequest("TagResource", input)
  if (request.Tags.length === 0) throw validationError("Atleast one Tag needs to be provided as Input.")
  await store.write((batch) => {
    const table = taggedTable(store, request.ResourceArn)
    batch.saveTable({ ...table, tags: withTags(table.tags, request.Tags) })
  })
  return {}
}

export async function untagResource(store: TableStore, input: unknown): Promise<object> {
  const request = parseTableRequest("UntagResource", input)
  if (request.TagKeys.length === 0) throw validationError("Atleast one Tag Key needs to be provided as Input.")
  await store.write((batch) => {
    const table = taggedTable(store, request.ResourceArn)
    batch.saveTable({ ...table, tags: withoutTags(table.tags, request.TagKeys) })
  })
  return {}
}

export async function listTagsOfResource(store: TableStore, input: unknown): Promise<object> {
  const { tags } = taggedTable(store, parseTableRequest("ListTagsOfResource", input).ResourceArn)
  return { Tags: listTags(tags) }
}

function taggedTable(store: TableStore, arn: string): Table {
  const name = tableNameOf(arn)
  if (name === arn) throw validationError(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`)
  const table = store.tables.get(name)
  if (!table) throw resourceNotFound(`Requested resource not found: ResourcArn: ${arn} not found`)
  return table
}
