const levels = { trace: "TRACE", debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARN", error: "ERROR" } as const

/** As which level `console` is writing; undefined where something else writes. */
export type ReadConsoleLevel = () => string | undefined

/** Tells what `console` writes from the rest, as Lambda's runtime does: it puts time, request and level before it. */
export function watchConsoleLevel(console: object): ReadConsoleLevel {
  let current: string | undefined
  for (const [name, level] of Object.entries(levels)) {
    const original: unknown = Reflect.get(console, name)
    if (typeof original !== "function") continue
    Reflect.set(console, name, (...values: readonly unknown[]) => {
      const outer = current
      current ??= level
      try {
        Reflect.apply(original, console, values)
      } finally {
        current = outer
      }
    })
  }
  return () => current
}
