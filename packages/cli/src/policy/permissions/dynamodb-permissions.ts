import { keyValuesOf } from "../interpreter/keys-of.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { union, type Value, type ValueSet } from "../interpreter/value.ts"
import { readInput } from "./input-reader.ts"
import { partiqlPermissions } from "./partiql-permissions.ts"
import { joined, permissionsFor, type NeededPermissions } from "./needed-permissions.ts"

/** DynamoDB operations whose tables are not in one parameter; undefined for the others. */
export function dynamodbPermissions(event: SdkEvent): NeededPermissions | undefined {
  switch (event.operation) {
    case "BatchGetItem":
    case "BatchWriteItem": {
      const tables = tableKeys(readInput(event, "RequestItems"), event)
      return tables.length > 0
        ? permissionsFor(`dynamodb:${event.operation}`, event, { on: "RequestItems", values: tables })
        : none
    }
    case "TransactGetItems":
      return transaction({ Get: "dynamodb:GetItem" }, event)
    case "TransactWriteItems":
      return transaction(writeKinds, event)
    case "ExecuteStatement":
      return partiqlPermissions(event, "Statement")
    case "BatchExecuteStatement":
      return partiqlPermissions(event, "Statements[].Statement")
    case "ExecuteTransaction":
      return partiqlPermissions(event, "TransactStatements[].Statement")
    default:
      return undefined
  }
}

const none: NeededPermissions = { permissions: [], warnings: [] }

const writeKinds = {
  ConditionCheck: "dynamodb:ConditionCheckItem",
  Delete: "dynamodb:DeleteItem",
  Put: "dynamodb:PutItem",
  Update: "dynamodb:UpdateItem",
}

// The keys of RequestItems are the tables. What was left unprocessed is sent again to the same tables.
function tableKeys(items: ValueSet, event: SdkEvent): ValueSet {
  return union(
    ...items.map((value): ValueSet => {
      if (value.kind === "response" && value.path.some((name) => name.startsWith("Unprocessed"))) return []
      if (value.kind === "undefined") return []
      const keys = union(keyValuesOf(value), event.site.frame.run.facts.keys(value))
      return keys.length > 0 ? keys : value.kind === "object" ? [] : [value]
    }),
  )
}

function transaction(kinds: Readonly<Record<string, string>>, event: SdkEvent): NeededPermissions {
  const { run } = event.site.frame
  const items = readInput(event, "TransactItems[]")
  const found = Object.entries(kinds).map(([kind, action]) => {
    const parts = run.read(items.filter(isKnown), kind, event.site).filter(({ kind: it }) => it !== "undefined")
    if (parts.length === 0) return none
    const on = `TransactItems[].${kind}.TableName`
    return permissionsFor(action, event, { on, values: run.read(parts, "TableName", event.site) })
  })
  if (items.length > 0 && items.every(isKnown)) return joined(found)
  const message = `${event.operation}: not all of its items are known`
  const hint = "Write the items where the transaction is sent, or build them in functions that the analysis can follow."
  const concerns = { actions: Object.values(kinds) }
  return joined([...found, { permissions: [], warnings: [{ code: "POLICY_INPUT_UNKNOWN", message, hint, concerns }] }])
}

function isKnown({ kind }: Value): boolean {
  return kind === "object" || kind === "merged" || kind === "record"
}
