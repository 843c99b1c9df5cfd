import type { Source } from "./source.ts"
import type { Value } from "./value.ts"

/** One thing that is known while the workflow runs only, or what is calculated from such things. */
export type Expression =
  | { readonly source: Source; readonly path: readonly (string | number)[] }
  /** JSONata around other expressions and constants. */
  | { readonly template: readonly string[]; readonly parts: readonly unknown[] }

const expressionOf = Symbol("expression")

/** The expression as users see it: its fields are values too. */
export function toValue<T>(expression: Expression): Value<T> {
  const value = new Proxy(
    {},
    {
      get(_target, key) {
        if (key === expressionOf) return expression
        // Promises ask for `then`; whoever else asks for such a key treats the value as one that is known now.
        if (key === "then" || key === "toJSON") return undefined
        if (typeof key === "symbol") throw new TypeError(notYetKnown)
        return toValue(fieldOf(expression, /^\d+$/.test(key) ? Number(key) : key))
      },
      has: (_target, key) => key === expressionOf,
    },
  )
  // What the type promises, the workflow has while it runs.
  return value as Value<T>
}

export function readExpression(value: unknown): Expression | undefined {
  if (typeof value !== "object" || value === null || !(expressionOf in value)) return undefined
  return value[expressionOf] as Expression
}

/** A field of whatever stands in a definition: an expression, or plain data. */
export function fieldOf(expression: Expression, key: string | number): Expression {
  if ("source" in expression) return { ...expression, path: [...expression.path, key] }
  return { template: ["(", `)${step(key)}`], parts: [toValue(expression)] }
}

/** A step of a path in JSONata. */
export function step(key: string | number): string {
  if (typeof key === "number") return `[${key}]`
  // JSONata has no way to write a backtick in a name.
  if (key.includes("`")) return `.$lookup($, ${JSON.stringify(key)})`
  return /^[A-Za-z_]\w*$/.test(key) && !reserved.has(key) ? `.${key}` : `.\`${key}\``
}

const reserved = new Set(["and", "or", "in", "true", "false", "null", "function"])

const notYetKnown =
  "A value of a workflow is known only while it runs. Pass it on, read its fields, or calculate with it in flow.jsonata`…`."
