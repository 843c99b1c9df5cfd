import { assertData } from "./assert-data.ts"
import type { Exit } from "./exit.ts"
import { type Expression, fieldOf, readExpression, step, toValue } from "./expression.ts"
import type { RecordedState } from "./recorded-state.ts"
import type { Scope } from "./scope.ts"
import type { Source } from "./source.ts"

/** Where data is written: a state knows its own result and input, and not what it assigns at the same time. */
export interface Surroundings {
  readonly state: RecordedState
  readonly exit?: Exit
  /** On the way to a catch: what it catches, where that is known by now. */
  readonly caught?: object
}

/** Plain data with values in it, as ASL has it: each value is JSONata between `{%` and `%}`. */
export function renderData(data: unknown, surroundings: Surroundings, key?: string): unknown {
  const expression = readExpression(data)
  if (expression) {
    const known = settle(expression, surroundings)
    return "data" in known ? renderData(known.data, surroundings, key) : `{% ${known.text} %}`
  }
  assertData(data, surroundings.state.callSite)
  if (typeof data === "string") return isMistakable(data) ? `{% ${quoted(data)} %}` : data
  if (Array.isArray(data)) return data.map((entry) => renderData(entry, surroundings))
  if (typeof data !== "object" || data === null) return data
  if (hasJson(data)) {
    const json = data.toJSON()
    return typeof json === "string" ? propertyFor(key, json) : renderData(json, surroundings)
  }
  const members = Object.entries(data).filter(([, value]) => value !== undefined)
  return Object.fromEntries(members.map(([name, value]) => [name, renderData(value, surroundings, name)]))
}

// Step Functions takes what only begins or ends like an expression for a broken one, CloudFormation `${Name}` for a name.
function isMistakable(text: string): boolean {
  return /^\s*\{%|%\}\s*$|\$\{(?!tsapi\.)/.test(text)
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/\$\{(?!tsapi\.)/g, "\\u0024{")
}

function hasJson(data: object): data is { toJSON(): unknown } {
  return "toJSON" in data && typeof data.toJSON === "function"
}

// A resource stands for its ARN; some members of requests want another property of it.
const properties: Readonly<Record<string, string>> = { QueueUrl: "url", TableName: "name", Bucket: "name" }

function propertyFor(key: string | undefined, json: string): string {
  const property = properties[key ?? ""]
  if (property === undefined) return json
  return json.replace(/^(\$\{tsapi\..+\.)arn\}$/, `$1${property}}`)
}

/** JSONata for an expression, or the data that it is known to be. */
function settle(expression: Expression, surroundings: Surroundings): { text: string } | { data: unknown } {
  if ("template" in expression) {
    const { template, parts } = expression
    return {
      text: template
        .map((text, index) => text + (index < parts.length ? toText(parts[index], surroundings) : ""))
        .join(""),
    }
  }
  const { source, path } = expression
  const known = knownAs(source, surroundings)
  if ("text" in known) return { text: known.text + path.map(step).join("") }
  const data = path.reduce(memberOf, known.data)
  const inner = readExpression(data)
  return inner ? settle(inner, surroundings) : { data }
}

function memberOf(data: unknown, key: string | number): unknown {
  const expression = readExpression(data)
  if (expression) return toValue(fieldOf(expression, key))
  return typeof data === "object" && data !== null ? Reflect.get(data, key) : undefined
}

function toText(data: unknown, surroundings: Surroundings): string {
  const expression = readExpression(data)
  if (expression) {
    const known = settle(expression, surroundings)
    if ("data" in known) return toText(known.data, surroundings)
    return "template" in expression ? `(${known.text})` : known.text
  }
  assertData(data, surroundings.state.callSite)
  if (typeof data === "string") return quoted(data)
  if (Array.isArray(data)) return `[${data.map((entry) => toText(entry, surroundings)).join(", ")}]`
  if (typeof data !== "object" || data === null) return JSON.stringify(data ?? null)
  if (hasJson(data)) {
    const json = data.toJSON()
    return typeof json === "string" ? JSON.stringify(json) : toText(json, surroundings)
  }
  const members = Object.entries(data).filter(([, value]) => value !== undefined)
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${toText(value, surroundings)}`).join(", ")}}`
}

/** How a state reads a source. What it assigns at the same time it can read only as the data that it assigns. */
function knownAs(source: Source, surroundings: Surroundings): { readonly text: string } | { readonly data: unknown } {
  if (source.from === "path") return { text: source.path }
  const { state, exit, caught } = surroundings
  if (source.from === "result" && source.state === state && exit && source.path !== "") return { text: source.path }
  if (source.from === "caught" && source.entry === exit) {
    return caught === undefined ? { text: "$states.errorOutput" } : { data: caught }
  }
  if (source.from === "item" && isFirst(state, source.scope)) {
    return { text: source.index.isRead ? "$states.input.value" : "$states.input" }
  }
  if (exit?.assigned.has(source)) return { data: exit.assigned.get(source) }
  source.isRead = true
  return { text: `$${source.variable}` }
}

function isFirst({ name, scope }: RecordedState, within: Scope): boolean {
  const { target } = within.entry
  return scope === within && target !== undefined && "next" in target && target.next === name
}
