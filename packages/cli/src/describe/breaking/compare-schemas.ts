import { canonicalJson } from "../../model/canonical-json.ts"
import { type DocumentReader, type Part, toPart } from "./document-reader.ts"
import { scalarFaults } from "./scalar-faults.ts"

/** A place where a value of the one schema need not fit the other. */
export interface SchemaFault {
  /** `.items[].title`; empty for the whole. */
  readonly path: string
  readonly kind: "value" | "must-have" | "gone" | "may-lack"
  readonly message: string
}

/** Which of the two schemas every value must fit. */
export interface Comparison {
  /** What may be sent. */
  readonly sent: DocumentReader
  /** What is understood. */
  readonly understood: DocumentReader
  /** Whether what is sent is a request: clients send, and the API understands. */
  readonly isRequest: boolean
}

/** Where what fits `sent` need not fit `understood`, as far as the keywords of JSON Schema tell. */
export function compareSchemas(sent: unknown, understood: unknown, comparison: Comparison): readonly SchemaFault[] {
  return compare(sent, understood, { ...comparison, path: "", seen: new Set() })
}

interface Step extends Comparison {
  readonly path: string
  /** Pairs of references that are being compared, so that recursive schemas end. */
  readonly seen: ReadonlySet<string>
}

const unjudged = [
  "not",
  "if",
  "then",
  "else",
  "patternProperties",
  "propertyNames",
  "dependentRequired",
  "dependentSchemas",
  "contains",
  "prefixItems",
  "unevaluatedProperties",
]

function compare(sent: unknown, understood: unknown, step: Step): readonly SchemaFault[] {
  if (understood === true || understood === undefined || sent === false) return []
  const { path } = step
  if (understood === false) return [{ path, kind: "value", message: "nothing is allowed there" }]
  const pair = `${String(toPart(sent)["$ref"])} ${String(toPart(understood)["$ref"])}`
  const isReference = "$ref" in toPart(sent) || "$ref" in toPart(understood)
  if (isReference && step.seen.has(pair)) return []
  const inner = isReference ? { ...step, seen: new Set([...step.seen, pair]) } : step
  return compareParts(flatten(sent, step.sent), flatten(understood, step.understood), inner)
}

function compareParts(sent: Part, understood: Part, step: Step): readonly SchemaFault[] {
  const alternatives = alternativesOf(sent)
  if (alternatives)
    return alternatives.flatMap((alternative) => compareParts(flatten(alternative, step.sent), understood, step))
  const accepted = alternativesOf(understood)
  if (accepted) {
    const results = accepted.map((alternative) => compare(sent, alternative, step))
    if (results.some((faults) => faults.length === 0)) return []
    const only = results.length === 1 ? results[0] : undefined
    return only ?? [{ path: step.path, kind: "value", message: "it fits none of the alternatives" }]
  }
  const scalars = scalarFaults(sent, understood).map((message) => ({
    path: step.path,
    kind: "value" as const,
    message,
  }))
  // What has another type is not looked into.
  if (scalars.some(({ message }) => message.startsWith("type"))) return scalars
  const others = unjudged
    .filter((key) => understood[key] !== undefined && canonicalJson(sent[key]) !== canonicalJson(understood[key]))
    .map((key) => ({ path: step.path, kind: "value" as const, message: `${key} changed in a way that is not judged` }))
  const items =
    sent["items"] === undefined && understood["items"] === undefined
      ? []
      : compare(sent["items"] ?? {}, understood["items"], { ...step, path: `${step.path}[]` })
  return [...scalars, ...others, ...items, ...compareObjects(sent, understood, step)]
}

function compareObjects(sent: Part, understood: Part, step: Step): readonly SchemaFault[] {
  const faults: SchemaFault[] = []
  const [sentProperties, properties] = [toPart(sent["properties"]), toPart(understood["properties"])]
  const [sentRequired, required] = [namesOf(sent["required"]), namesOf(understood["required"])]
  const isClosed = understood["additionalProperties"] === false
  for (const name of new Set([...Object.keys(properties), ...Object.keys(sentProperties), ...required])) {
    const path = `${step.path}.${name}`
    const isSent = name in sentProperties
    if (isSent && name in properties) faults.push(...compare(sentProperties[name], properties[name], { ...step, path }))
    if (step.isRequest && isSent && !(name in properties)) {
      faults.push({ path, kind: "gone", message: isClosed ? "it is refused" : "it is no longer read" })
    }
    if (!step.isRequest && !isSent && name in properties) faults.push({ path, kind: "gone", message: "it is gone" })
    else if (required.includes(name) && !sentRequired.includes(name)) {
      const kind = step.isRequest ? "must-have" : "may-lack"
      faults.push({
        path,
        kind,
        message: step.isRequest ? "it must be there" : "it was always there, and may be missing",
      })
    }
  }
  const [sentRest, rest] = [sent["additionalProperties"], understood["additionalProperties"]]
  if (step.isRequest && isClosed && sentRest !== false) {
    faults.push({ path: step.path, kind: "value", message: "properties that it does not name are refused" })
  } else if (typeof rest === "object" && sentRest !== false) {
    faults.push(...compare(sentRest ?? {}, rest, { ...step, path: `${step.path}.*` }))
  }
  return faults
}

/** The schema behind its reference, with what `allOf` adds. */
function flatten(schema: unknown, reader: DocumentReader): Part {
  const { allOf, ...own } = reader.part(schema)
  return reader.parts(allOf).reduce<Part>((all, part) => {
    const more = flatten(part, reader)
    return {
      ...all,
      ...more,
      properties: { ...toPart(all["properties"]), ...toPart(more["properties"]) },
      required: [...namesOf(all["required"]), ...namesOf(more["required"])],
    }
  }, own)
}

function alternativesOf({ anyOf, oneOf }: Part): readonly unknown[] | undefined {
  const alternatives = anyOf ?? oneOf
  return Array.isArray(alternatives) ? alternatives : undefined
}

function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
