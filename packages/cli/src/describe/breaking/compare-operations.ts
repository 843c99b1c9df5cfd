import { compareSchemas, type SchemaFault } from "./compare-schemas.ts"
import { tightenedSecurity } from "./compare-security.ts"
import { type DocumentReader, type Part, toPart } from "./document-reader.ts"
import type { BreakingChange, BreakingRule } from "./rules.ts"

/** An operation with the document that it is of. */
export interface ReadOperation {
  readonly operation: Part
  /** The parameters of its path and its own. */
  readonly parameters: readonly Part[]
  readonly reader: DocumentReader
}

type Change = Omit<BreakingChange, "operation">

/** What of an operation breaks the clients it had. */
export function compareOperations(before: ReadOperation, after: ReadOperation): readonly Change[] {
  const security = tightenedSecurity(before, after)
  return [
    ...(security === undefined ? [] : [{ rule: "security-tightened" as const, path: "", message: security }]),
    ...compareParameters(before, after),
    ...compareBodies(before, after),
    ...compareResponses(before, after),
  ]
}

function compareParameters(before: ReadOperation, after: ReadOperation): readonly Change[] {
  const changes: Change[] = []
  for (const parameter of before.parameters) {
    const { name, in: place, required, schema } = parameter
    // The path's template says which parameters it has, and clients do not know their names.
    if (place === "path") continue
    const path = `${String(place)} ${String(name)}`
    const same = after.parameters.find((other) => other["name"] === name && other["in"] === place)
    if (!same) {
      changes.push({ rule: "parameter-removed", path, message: "it is no longer read" })
      continue
    }
    if (required !== true && same["required"] === true) {
      changes.push({ rule: "parameter-required", path, message: "it could be left out" })
    }
    const comparison = { sent: before.reader, understood: after.reader, isRequest: true }
    changes.push(...compareSchemas(schema, same["schema"], comparison).map((fault) => toRequestChange(fault, path)))
  }
  const added = after.parameters.filter(
    ({ name, in: place, required }) =>
      required === true &&
      place !== "path" &&
      !before.parameters.some((other) => other["name"] === name && other["in"] === place),
  )
  for (const { name, in: place } of added) {
    changes.push({ rule: "parameter-added", path: `${String(place)} ${String(name)}`, message: "it must be sent" })
  }
  return [...changes, ...comparePathParameters(before, after)]
}

function comparePathParameters(before: ReadOperation, after: ReadOperation): readonly Change[] {
  const inPath = ({ parameters }: ReadOperation) => parameters.filter((parameter) => parameter["in"] === "path")
  const comparison = { sent: before.reader, understood: after.reader, isRequest: true }
  return inPath(before).flatMap(({ name, schema }) => {
    const same = inPath(after).find((other) => other["name"] === name)
    const faults = same ? compareSchemas(schema, same["schema"], comparison) : []
    return faults.map((fault) => toRequestChange(fault, `path ${String(name)}`))
  })
}

function compareBodies(before: ReadOperation, after: ReadOperation): readonly Change[] {
  const body = before.reader.part(before.operation["requestBody"])
  const next = after.reader.part(after.operation["requestBody"])
  const changes: Change[] = []
  if (next["required"] === true && body["required"] !== true) {
    changes.push({ rule: "body-required", path: "body", message: "it could be left out" })
  }
  const [types, nextTypes] = [toPart(body["content"]), toPart(next["content"])]
  if (Object.keys(nextTypes).length === 0) return changes
  for (const [type, media] of Object.entries(types)) {
    if (!(type in nextTypes)) {
      changes.push({ rule: "request-type-removed", path: "body", message: `${type} is not accepted` })
      continue
    }
    const comparison = { sent: before.reader, understood: after.reader, isRequest: true }
    const faults = compareSchemas(toPart(media)["schema"], toPart(nextTypes[type])["schema"], comparison)
    changes.push(...faults.map((fault) => toRequestChange(fault, "body")))
  }
  return changes
}

function compareResponses(before: ReadOperation, after: ReadOperation): readonly Change[] {
  const [responses, nextResponses] = [toPart(before.operation["responses"]), toPart(after.operation["responses"])]
  const changes: Change[] = []
  for (const [status, response] of Object.entries(responses)) {
    const next = nextResponses[status] ?? (/^2\d\d$/.test(status) ? nextResponses["2XX"] : undefined)
    if (next === undefined) {
      // A client copes with an error that never comes.
      if (/^[23]/.test(status))
        changes.push({ rule: "response-removed", path: status, message: "it is no longer answered" })
      continue
    }
    const types = toPart(before.reader.part(response)["content"])
    const nextTypes = toPart(after.reader.part(next)["content"])
    for (const [type, media] of Object.entries(types)) {
      // `*/*` stands for a body that the document did not describe.
      if (type === "*/*") continue
      if (!(type in nextTypes)) {
        changes.push({ rule: "response-type-removed", path: status, message: `it no longer comes as ${type}` })
        continue
      }
      const comparison = { sent: after.reader, understood: before.reader, isRequest: false }
      const faults = compareSchemas(toPart(nextTypes[type])["schema"] ?? {}, toPart(media)["schema"], comparison)
      changes.push(...faults.map((fault) => toResponseChange(fault, status)))
    }
  }
  return changes
}

const requestRules: Readonly<Record<SchemaFault["kind"], BreakingRule>> = {
  value: "request-narrowed",
  "must-have": "request-property-added",
  gone: "request-property-removed",
  "may-lack": "request-narrowed",
}

function toRequestChange({ kind, path, message }: SchemaFault, place: string): Change {
  return { rule: requestRules[kind], path: place + path, message }
}

function toResponseChange({ kind, path, message }: SchemaFault, status: string): Change {
  return { rule: kind === "value" ? "response-changed" : "response-property-removed", path: status + path, message }
}
