/** A resource or a task of the app, where a document names it. */
export interface Token {
  /** The text itself: `${tsapi.queue.Orders.url}`. */
  readonly text: string
  readonly kind: string
  readonly id: string
  readonly property: string
}

const pattern = /\$\{tsapi\.(\w+)\.([^}]+)\.(\w+)\}/g

/** The token that a text consists of. */
export function tokenOf(value: unknown): Token | undefined {
  const [token] = typeof value === "string" ? tokensIn(value) : []
  return token?.text === value ? token : undefined
}

/** Every token in a text. */
export function tokensIn(text: string): readonly Token[] {
  return [...text.matchAll(pattern)].map(([all, kind = "", id = "", property = ""]) => ({
    text: all,
    kind,
    id,
    property,
  }))
}

/** The same data with every text of it replaced. */
export function mapTexts<Data>(data: Data, replace: (text: string) => unknown): Data
export function mapTexts(data: unknown, replace: (text: string) => unknown): unknown {
  if (typeof data === "string") return replace(data)
  if (Array.isArray(data)) return data.map((entry) => mapTexts(entry, replace))
  if (typeof data !== "object" || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value, replace)]))
}
