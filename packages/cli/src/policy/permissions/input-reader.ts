import type { Node } from "oxc-parser"
import { elementsOf } from "../interpreter/elements-of.ts"
import { keysOf } from "../interpreter/keys-of.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { Value, ValueSet } from "../interpreter/value.ts"

/** Whether a parameter is in the call: `unknown` when an object of unknown contents may bring it along. */
export type Presence = "given" | "maybe" | "absent" | "unknown"

/** The values a parameter may have; `a[].b` reads b of every element of a. */
export function readInput(event: SdkEvent, parameter: string, input: ValueSet = event.input): ValueSet {
  const { run } = event.site.frame
  return parameter.split(".").reduce((values, segment) => {
    const name = segment.replace("[]", "")
    const read = run.read(values, name, event.site)
    return segment.endsWith("[]") ? elementsOf(read, event.site) : read
  }, input)
}

export function presenceOf(event: SdkEvent, parameter: string): Presence {
  const values = readInput(event, parameter)
  const present = values.filter(({ kind }) => kind !== "undefined")
  if (present.length === 0) return "absent"
  const [first = ""] = parameter.split(".")
  const name = first.replace("[]", "")
  if (!isSpelled(event, event.input, name)) return "unknown"
  return present.length < values.length || present.some(isUncertain) ? "maybe" : "given"
}

/** Whether the code writes out the property somewhere. */
export function isSpelled(event: SdkEvent, objects: ValueSet, name: string): boolean {
  return objects.some((value) => keysOf(value).includes(name) || hasWrite(event, value, name))
}

/** Whether an object may hold more than the code spells out. */
export function isOpenEnded(event: SdkEvent): boolean {
  if (event.input.length === 0) return false
  const rest = readInput(event, "a parameter that no operation has")
  return rest.some(({ kind }) => kind !== "undefined")
}

/** How the code writes the parameter's value, for a warning. */
export function sourceOf(event: SdkEvent, parameter: string): string {
  const { program } = event.site.frame.run
  const [first = ""] = parameter.split(".")
  const nodes = event.input.flatMap((value) => propertyNode(value, first.replace("[]", "")))
  const [node] = nodes
  const text = node ? program.text(node).replaceAll(/\s+/g, " ") : ""
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function hasWrite(event: SdkEvent, object: Value, name: string): boolean {
  return event.site.frame.run.facts.writes(object, name).length > 0
}

function isUncertain({ kind }: Value): boolean {
  return kind === "unknown" || kind === "response" || kind === "external" || kind === "primitive"
}

function propertyNode(value: Value, name: string): Node[] {
  if (value.kind !== "object") return []
  return value.node.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier" && property.key.name === name
      ? [property.value]
      : [],
  )
}
