import { matchesGlob } from "../glob.ts"

/**
 * Whether a text fits an IAM pattern, where `*` stands for any text, `?` for any one character, and `${*}`, `${?}` and
 * `${$}` for that very character.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return matchesGlob(pattern.includes("${") ? itemsOf(pattern) : pattern, text)
}

function itemsOf(pattern: string): readonly string[] {
  const items = pattern.match(/\$\{[*?$]\}|[\s\S]/g) ?? []
  return items.map((item) => (item.length > 1 ? `literal ${item[2]}` : item))
}
