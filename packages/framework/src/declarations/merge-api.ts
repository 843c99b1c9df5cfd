import { given } from "../checks/given.ts"

/**
 * The options of an API with those of stronger levels put over them: what holds keys is merged by key, one level deep. An
 * option that is undefined is one left out.
 */
export function mergeApi<Options extends object>(
  weakest: Options | undefined,
  levels: readonly Partial<Options>[],
): Partial<Options> {
  return levels.reduce<Partial<Options>>(
    (merged, level) => ({
      ...merged,
      ...Object.fromEntries(
        Object.entries(given(level)).map(([name, value]) => [name, over(Reflect.get(merged, name), value)]),
      ),
    }),
    weakest ?? {},
  )
}

function over(weaker: unknown, stronger: unknown): unknown {
  return isPlain(weaker) && isPlain(stronger) ? { ...weaker, ...given(stronger) } : stronger
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
