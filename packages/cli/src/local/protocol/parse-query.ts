/**
 * What a request of AWS's query protocol says, in the form that the JSON protocol has: `Tags.member.1.Key=a` becomes
 * `{ Tags: [{ Key: "a" }] }`, `Attributes.entry.1.key=a&…value=b` becomes `{ Attributes: { a: "b" } }`. Values stay texts.
 */
export function parseQuery(form: string): Readonly<Record<string, unknown>> {
  const root: Branch = {}
  for (const [name, text] of new URLSearchParams(form)) {
    const path = name.split(".")
    const last = path.pop() ?? name
    let branch = root
    for (const part of path) {
      const next = Object.hasOwn(branch, part) ? branch[part] : undefined
      branch = typeof next === "object" ? next : (branch[part] = {})
    }
    branch[last] = text
  }
  return Object.fromEntries(Object.entries(root).map(([name, node]) => [name, toValue(node)]))
}

/** A list of `{ Name, Value }` or `{ Key, Value }` as a map. */
export function toMap(list: unknown): Readonly<Record<string, unknown>> {
  const entries: readonly unknown[] = Array.isArray(list) ? list : []
  return Object.fromEntries(
    entries.map((entry) => {
      const { key, Key, Name, value, Value }: Record<string, unknown> = Object(entry)
      return [String(key ?? Key ?? Name), value ?? Value]
    }),
  )
}

type Branch = { [name: string]: Branch | string }

function toValue(node: Branch | string): unknown {
  if (typeof node === "string") return node
  const { member, entry, ...fields } = node
  const names = Object.keys(fields)
  if (names.length === 0 && member !== undefined) return toValue(member)
  if (names.length === 0 && entry !== undefined) return toMap(toValue(entry))
  if (names.every((name) => /^\d+$/.test(name))) {
    return names.toSorted((a, b) => Number(a) - Number(b)).map((name) => toValue(fields[name] ?? ""))
  }
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, toValue(inner)]))
}
