import { ServiceError } from "./service-error.ts"

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Absent on the last page. */
  readonly nextToken: string | undefined
}

/** A page of what is sorted by `keyOf`; throws ValidationException for a token that no page had. */
export function pageOf<Item>(
  items: Iterable<Item>,
  { keyOf, limit, token }: { keyOf(item: Item): string; readonly limit: number; readonly token: string | undefined },
): Page<Item> {
  const after = keyBefore(token)
  const rest = [...items]
    .filter((item) => after === undefined || keyOf(item) > after)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const listed = rest.slice(0, limit)
  const last = listed.at(-1)
  const nextToken =
    last !== undefined && rest.length > listed.length
      ? Buffer.from(`after:${keyOf(last)}`).toString("base64")
      : undefined
  return { items: listed, nextToken }
}

function keyBefore(token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  const [, key] = /^after:(.+)$/s.exec(Buffer.from(token, "base64").toString()) ?? []
  if (key === undefined) throw new ServiceError("ValidationException", "The next token is invalid.")
  return key
}
