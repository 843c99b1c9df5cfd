import validate from "asl-validator"
import { afterAll } from "vitest"
import type { AslDefinition, AslScope } from "../../src/index.ts"

const scopes: AslScope[] = []

/** Has a definition checked, when the file's tests are done, by a validator that knows nothing of us. */
export function checkAsl({ StartAt, States }: AslDefinition): void {
  scopes.push(withNames({ StartAt, States }, `${scopes.length} `))
}

// One call for all: it takes a second, whatever it is given.
afterAll(() => {
  if (scopes.length === 0) return
  const All = { Type: "Parallel", Branches: scopes, End: true }
  const validation = validate({ QueryLanguage: "JSONata", StartAt: "All", States: { All } })
  if (!validation.isValid) throw new Error(validation.errorsText("\n"))
})

const targets = new Set(["StartAt", "Next", "Default"])

/** The same with a prefix before the names of states, which are unique in a machine. */
function withNames<Data>(data: Data, prefix: string): Data
function withNames(data: unknown, prefix: string): unknown {
  if (Array.isArray(data)) return data.map((entry) => withNames(entry, prefix))
  if (typeof data !== "object" || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (targets.has(key)) return [key, prefix + String(value)]
      if (key !== "States") return [key, withNames(value, prefix)]
      const states = Object.entries(Object(value)).map(([name, state]) => [prefix + name, withNames(state, prefix)])
      return [key, Object.fromEntries(states)]
    }),
  )
}
