import jsonata from "jsonata"
import { StateError } from "../state-error.ts"
import { jsonataFunctions } from "./jsonata-functions.ts"
import { evaluationTimes, watchTime } from "./watch-time.ts"

const compiled = new Map<string, jsonata.Expression>()

/** Whether a text is JSONata: `{% … %}`. */
export function isExpression(text: unknown): text is string {
  return typeof text === "string" && text.startsWith("{%") && text.endsWith("%}")
}

/** Evaluates `{% … %}`; rejects with `States.QueryEvaluationError` where it fails or yields nothing. */
export async function evaluateJsonata(text: string, bindings: Readonly<Record<string, unknown>>): Promise<unknown> {
  try {
    const result: unknown = await compile(text).evaluate(undefined, { ...bindings, ...evaluationTimes() })
    // JSON turns the sequences of JSONata into plain lists.
    const json: string | undefined = JSON.stringify(result, refuseInfinity)
    if (json !== undefined) return JSON.parse(json)
  } catch (error) {
    throw new StateError(
      "States.QueryEvaluationError",
      `The JSONata expression '${inner(text)}' failed: ${messageOf(error)}`,
    )
  }
  throw new StateError(
    "States.QueryEvaluationError",
    `The JSONata expression '${inner(text)}' returned nothing (undefined).`,
  )
}

function compile(text: string): jsonata.Expression {
  const known = compiled.get(text)
  if (known) return known
  const expression = jsonata(inner(text))
  for (const [name, { signature, run }] of Object.entries(jsonataFunctions)) {
    // The signature holds the arguments to the types.
    expression.registerFunction(name, run as (...args: unknown[]) => unknown, signature)
  }
  watchTime(expression)
  compiled.set(text, expression)
  return expression
}

/** JSON has no such number, and would make null of it. */
function refuseInfinity(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`Number out of range: ${value}`)
  return value
}

function inner(text: string): string {
  return text.slice(2, -2).trim()
}

// JSONata throws plain objects.
function messageOf(error: unknown): string {
  const { message } = Object(error) as { message?: unknown }
  return String(message ?? error)
}
