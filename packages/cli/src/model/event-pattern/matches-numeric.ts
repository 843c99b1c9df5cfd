/** Whether a number fits `[">", 0, "<=", 10]`. */
export function matchesNumeric(comparisons: readonly unknown[], value: number): boolean {
  for (let index = 0; index < comparisons.length; index += 2) {
    const compare = comparators[String(comparisons[index])]
    const bound = comparisons[index + 1]
    if (!compare || typeof bound !== "number" || !compare(value, bound)) return false
  }
  return comparisons.length > 0
}

const comparators: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  "=": (value, bound) => value === bound,
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
}
