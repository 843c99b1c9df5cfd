/** One value as DynamoDB's wire format writes it: exactly one member is present, binary is base64. */
export interface AttributeValue {
  readonly S?: string
  /** Canonical decimal digits, without exponent, once a request was parsed. */
  readonly N?: string
  readonly B?: string
  readonly BOOL?: boolean
  readonly NULL?: boolean
  readonly SS?: readonly string[]
  readonly NS?: readonly string[]
  readonly BS?: readonly string[]
  readonly L?: readonly AttributeValue[]
  readonly M?: Item
}

export type Item = Readonly<Record<string, AttributeValue>>

export type ScalarType = "S" | "N" | "B"
export type SetType = "SS" | "NS" | "BS"
export type AttributeType = keyof AttributeValue

export function typeOf(value: AttributeValue): AttributeType | undefined {
  for (const type in value) return type as AttributeType
  return undefined
}

/** The text of a scalar value, undefined when the value is of another type. */
export function scalarOf(value: AttributeValue | undefined, type: ScalarType): string | undefined {
  return value?.[type]
}

export function setMembers(value: AttributeValue): readonly string[] | undefined {
  return value.SS ?? value.NS ?? value.BS
}

/** DynamoDB's equality: sets ignore order, numbers their notation, maps and lists compare by content. */
export function valuesEqual(left: AttributeValue, right: AttributeValue): boolean {
  const type = typeOf(left)
  if (type === undefined || type !== typeOf(right)) return false
  if (left.M && right.M) return itemsEqual(left.M, right.M)
  if (left.L && right.L) return listsEqual(left.L, right.L)
  const members = setMembers(left)
  const others = setMembers(right)
  if (members && others) return members.length === others.length && members.every((member) => others.includes(member))
  return left[type] === right[type]
}

/** Whether two items have the same attributes with equal values. */
export function itemsEqual(left: Item, right: Item): boolean {
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => {
    const [a, b] = [left[name], right[name]]
    return a !== undefined && b !== undefined && valuesEqual(a, b)
  })
}

function listsEqual(left: readonly AttributeValue[], right: readonly AttributeValue[]): boolean {
  return left.length === right.length && left.every((value, index) => valuesEqual(value, right[index] ?? {}))
}
