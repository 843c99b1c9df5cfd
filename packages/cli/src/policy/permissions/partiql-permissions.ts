import { partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { text } from "../interpreter/text.ts"
import type { TextPart } from "../interpreter/value.ts"
import { readInput } from "./input-reader.ts"
import { joined, permissionsFor, type NeededPermissions } from "./needed-permissions.ts"

/** PartiQL statements: the action follows from the verb, the resource from the table's name. */
export function partiqlPermissions(event: SdkEvent, parameter: string): NeededPermissions {
  const statements = readInput(event, parameter).map(partsOf)
  return joined(statements.map((parts) => statementPermissions(parts, event)))
}

const verbs = {
  DELETE: "dynamodb:PartiQLDelete",
  INSERT: "dynamodb:PartiQLInsert",
  SELECT: "dynamodb:PartiQLSelect",
  UPDATE: "dynamodb:PartiQLUpdate",
} as const

// Values that are not known stand in the text as a character that no statement has.
const hole = "\uE000"

function statementPermissions(parts: readonly TextPart[], event: SdkEvent): NeededPermissions {
  const holes: TextPart[] = []
  const statement = parts.map((part) => (part.kind === "literal" ? part.text : (holes.push(part), hole))).join("")
  const verb = /^\s*(SELECT|INSERT|UPDATE|DELETE)\b/i.exec(statement)?.[1]?.toUpperCase()
  const target =
    /^\s*(?:SELECT\b[\s\S]*?\bFROM|INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+("[^"]+"|[\w.\uE000-]+)(?:\s*\.\s*("[^"]+"|[\w.\uE000-]+))?/i.exec(
      statement,
    )
  if (verb === undefined || !target?.[1] || !isVerb(verb)) return unreadable(event)
  const before = statement.slice(0, target.index + target[0].indexOf(target[1])).split(hole).length - 1
  const [table, index] = [target[1], target[2]].map((name) => name?.replaceAll('"', ""))
  const pieces = refill(table ?? "", holes.slice(before))
  const call = withIndex(event, pieces, index)
  return permissionsFor(verbs[verb], call, { types: [index === undefined ? "table" : "index"] })
}

function isVerb(verb: string): verb is keyof typeof verbs {
  return verb in verbs
}

function refill(name: string, holes: readonly TextPart[]): readonly TextPart[] {
  const literals = name.split(hole)
  return literals.flatMap((literal, at): readonly TextPart[] => {
    const filling = at > 0 ? holes[at - 1] : undefined
    const piece: readonly TextPart[] = literal === "" ? [] : [{ kind: "literal", text: literal }]
    return filling ? [filling, ...piece] : piece
  })
}

function withIndex(event: SdkEvent, table: readonly TextPart[], index: string | undefined): SdkEvent {
  const entries = new Map([["TableName", [text(table)]]])
  if (index !== undefined) entries.set("IndexName", [text([{ kind: "literal", text: index }])])
  return { ...event, input: [{ kind: "record", entries, key: `partiql:${text(table).key}.${index}` }] }
}

function unreadable(event: SdkEvent): NeededPermissions {
  const message = `${event.operation}: the statement's verb and table are not known`
  const hint = "Write the statement as a string that begins with its verb and names its table."
  const concerns = { actions: Object.values(verbs) }
  return { permissions: [], warnings: [{ code: "POLICY_STATEMENT_UNKNOWN", message, hint, concerns }] }
}
