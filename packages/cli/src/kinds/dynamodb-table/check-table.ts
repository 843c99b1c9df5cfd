import {
  type Check,
  checkObject,
  fault,
  given,
  listOf,
  objectOf,
  oneOf,
  record,
  show,
  text,
  trueOrFalse,
} from "@tsapi/framework/checks"
import type { TableDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { keyAttributes, nameOf, streamViews } from "./table-properties.ts"

const namePattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const indexNamePattern = /^[A-Za-z0-9_.-]{3,255}$/
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
const maximumIndexes = 20
const maximumLocalIndexes = 5

/** Everything DynamoDB would refuse in a table's declaration. */
export function checkTable(table: Located<TableDeclaration>): readonly UserError[] {
  const options = optionFaults(table)
  // The other checks read what these have seen.
  const faults = options.length > 0 ? options : tableFaults(table)
  return faults.map(
    ({ problem, hint }) =>
      new UserError("TABLE_INVALID", `Table "${table.id}": ${problem}`, { hint, location: table.location }),
  )
}

function tableFaults(table: TableDeclaration): readonly TableFault[] {
  return [
    ...nameFaults(table),
    ...placeFaults(table),
    ...attributeFaults(table),
    ...indexFaults(table),
    ...settingFaults(table),
  ]
}

const key: Check = (value, at) =>
  typeof value === "string"
    ? []
    : objectOf({ name: text, type: oneOf(["string", "number", "binary"]) }, ["name", "type"])(value, at)
const projection: Check = (value, at) =>
  Array.isArray(value) ? listOf(text)(value, at) : oneOf(["all", "keys"])(value, at)
const provisioned: Check = (value, at) => (typeof value === "object" ? [] : [fault(at, `is ${show(value)}`, capacity)])
const capacity = "Use { readCapacity, writeCapacity }."
// What they hold is checked apart.
const anything: Check = () => []

const checks: Readonly<Record<string, Check>> = {
  partitionKey: key,
  sortKey: key,
  indexes: record(objectOf({ partitionKey: key, sortKey: key, projection, provisioned }, ["partitionKey"])),
  localIndexes: record(objectOf({ sortKey: key, projection }, ["sortKey"])),
  timeToLive: text,
  stream: oneOf(Object.keys(streamViews)),
  billing: (value, at) => (typeof value === "object" ? [] : oneOf(["on-demand"])(value, at)),
  encryption: (value, at) => (typeof value === "object" ? [] : oneOf(["aws-owned", "aws-managed"])(value, at)),
  pointInTimeRecovery: trueOrFalse,
  deletionProtection: trueOrFalse,
  existing: anything,
}

// Where an existing table is, is checked apart too.
const existingChecks: Readonly<Record<string, Check>> = { name: anything, arn: anything }

function optionFaults(table: Located<TableDeclaration>): readonly TableFault[] {
  const { kind: _kind, id: _id, location: _location, ...options } = table
  const known = table.existing ? { ...checks, ...existingChecks } : checks
  return checkObject(given(options), known, []).map(({ message, hint }) => ({ problem: message, hint }))
}

interface TableFault {
  readonly problem: string
  readonly hint: string
}

function nameFaults({ id }: TableDeclaration): readonly TableFault[] {
  const hint = "Use letters, digits, hyphens and underscores, beginning with a letter, 64 characters at most."
  return namePattern.test(id) ? [] : [{ problem: "that cannot be an id", hint }]
}

function placeFaults({ existing }: TableDeclaration): readonly TableFault[] {
  if (!existing) return []
  if ("name" in existing) {
    const hint = "Use its name of 3 to 255 characters: crm-customers."
    return indexNamePattern.test(existing.name) ? [] : [{ problem: `"${existing.name}" is no name of a table`, hint }]
  }
  const isArn = /^arn:(aws[\w-]*|\$\{AWS::Partition\}):dynamodb:[^:*?]+:[^:*?]+:table\/[A-Za-z0-9_.-]{3,255}$/.test(
    existing.arn,
  )
  const hint = "Use its ARN: arn:aws:dynamodb:REGION:ACCOUNT:table/NAME."
  return isArn ? [] : [{ problem: `"${existing.arn}" is no ARN of a table`, hint }]
}

function attributeFaults(table: TableDeclaration): readonly TableFault[] {
  const types = new Map<string, string>()
  const faults: TableFault[] = []
  for (const { name, type } of keyAttributes(table)) {
    const other = types.get(name)
    if (other !== undefined && other !== type) {
      const hint = "An attribute has one type wherever it is a key."
      faults.push({ problem: `the key "${name}" is a ${other} in one place and a ${type} in another`, hint })
    }
    if (name.length === 0 || name.length > 255) {
      faults.push({ problem: `a key is named "${name}"`, hint: "Use a name of 1 to 255 characters." })
    }
    types.set(name, type)
  }
  const keyedTwice = [table, ...Object.values(table.indexes ?? {})].filter(
    ({ partitionKey, sortKey }) => sortKey !== undefined && nameOf(sortKey) === nameOf(partitionKey),
  )
  for (const { partitionKey } of keyedTwice) {
    const problem = `the sort key "${nameOf(partitionKey)}" is also the partition key`
    faults.push({ problem, hint: "Name another attribute." })
  }
  return faults
}

function indexFaults({ indexes = {}, localIndexes = {}, sortKey }: TableDeclaration): readonly TableFault[] {
  const names = [...Object.keys(indexes), ...Object.keys(localIndexes)]
  const misnamed = names
    .filter((name) => !indexNamePattern.test(name))
    .map((name) => ({
      problem: `"${name}" cannot be the name of an index`,
      hint: "Use 3 to 255 letters, digits, dots, hyphens and underscores.",
    }))
  const twice = Object.keys(indexes)
    .filter((name) => name in localIndexes)
    .map((name) => ({ problem: `two indexes are named "${name}"`, hint: "Rename one of them." }))
  return [
    ...misnamed,
    ...twice,
    ...tooMany(Object.keys(indexes).length, maximumIndexes, "indexes"),
    ...tooMany(Object.keys(localIndexes).length, maximumLocalIndexes, "local indexes"),
    ...(Object.keys(localIndexes).length > 0 && sortKey === undefined
      ? [{ problem: "it has local indexes but no sort key", hint: "Give the table a sortKey, or use `indexes`." }]
      : []),
  ]
}

function tooMany(count: number, maximum: number, what: string): readonly TableFault[] {
  return count <= maximum ? [] : [{ problem: `it has ${count} ${what}`, hint: `DynamoDB allows ${maximum}.` }]
}

function settingFaults({ billing, encryption, partitionKey, timeToLive }: TableDeclaration): readonly TableFault[] {
  const faults: TableFault[] = []
  if (typeof billing === "object") {
    for (const key of ["readCapacity", "writeCapacity"] as const) {
      const value: unknown = billing[key]
      if (Number.isInteger(value) && Number(value) >= 1) continue
      faults.push({
        problem: `billing.${key} is ${String(value)}`,
        hint: "Use a whole number of capacity units, 1 or more.",
      })
    }
  }
  if (typeof encryption === "object") {
    const keyFaults = kmsKeyArn(encryption.kmsKeyArn, ["encryption", "kmsKeyArn"])
    faults.push(...keyFaults.map(({ message, hint }) => ({ problem: message, hint })))
  }
  if (timeToLive !== undefined && timeToLive === nameOf(partitionKey)) {
    faults.push({
      problem: "timeToLive names the partition key",
      hint: "Use an attribute of its own, in epoch seconds.",
    })
  }
  return faults
}
