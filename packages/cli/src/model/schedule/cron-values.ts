export interface ValueRange {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Of the values, the first of them for `from`. */
  readonly names?: readonly string[]
}

/** The values that `1,5-10` and `0/15` stands for, in their order; a text says what is wrong. */
export function parseValues(field: string, range: ValueRange): readonly number[] | string {
  const values = new Set<number>()
  for (const part of field.split(",")) {
    const [, all, first, last, step] = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part) ?? []
    const from = all === undefined ? valueOf(first, range) : range.from
    const single = last === undefined && all === undefined && step === undefined
    const to = last === undefined ? (single ? from : range.to) : valueOf(last, range)
    const by = step === undefined ? 1 : Number(step)
    if (from === undefined || to === undefined || from > to || by < 1) return fieldFault(field, range)
    for (let value = from; value <= to; value += by) values.add(value)
  }
  return [...values].toSorted((a, b) => a - b)
}

export function valueOf(text: string | undefined, { from, to, names = [] }: ValueRange): number | undefined {
  if (text === undefined) return undefined
  const named = names.indexOf(text.toUpperCase())
  const value = named >= 0 ? named + from : /^\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= from && value <= to ? value : undefined
}

export function fieldFault(field: string, { name, from, to, names = [] }: ValueRange): string {
  const named = names.length > 0 ? ` or ${names[0]} to ${names.at(-1)}` : ""
  return `has "${field}" for its ${name}; use values from ${from} to ${to}${named}`
}
