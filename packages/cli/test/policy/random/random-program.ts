import { type RandomSource, randomSource } from "./random-source.ts"
import { randomCall } from "./random-call.ts"
import { wrapStatement } from "./wrap-statement.ts"

export interface RandomProgram {
  /** What the program takes from each package. */
  readonly imports: Readonly<Record<string, readonly string[]>>
  /** JavaScript without imports, which declares `handler(event)`. */
  readonly body: string
}

/** What a program is being written into. */
export interface Draft extends RandomSource {
  /** Adds code of the module. */
  declare(code: string): void
  /** A name that nothing else has. */
  name(prefix: string): string
  /** The name of a class or function of the SDK, which is imported. */
  sdk(module: string, name: string): string
}

/** A handler that sends a few commands by ways as crooked as the seed makes them; `event` decides branches. */
export function randomProgram(seed: number): RandomProgram {
  const random = randomSource(seed)
  const declarations: string[] = []
  const imports = new Map<string, Set<string>>()
  let names = 0
  const draft: Draft = {
    ...random,
    declare: (code) => declarations.push(code),
    name: (prefix) => `${prefix}${++names}`,
    sdk(module, name) {
      imports.set(module, (imports.get(module) ?? new Set()).add(name))
      return name
    },
  }
  const statements = Array.from({ length: 2 + random.integer(4) }, () => {
    let statement = `${randomCall(draft)};`
    while (!random.once(3)) statement = wrapStatement(draft, statement)
    return statement
  })
  const body = [...declarations, `async function handler(event) {`, ...statements, `}`].join("\n")
  return { imports: Object.fromEntries([...imports].map(([module, used]) => [module, [...used]])), body }
}
