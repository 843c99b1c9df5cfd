/**
 * Whether `text` matches a pattern of IAM: `*` is any run of characters, `?` any one, all else itself. Of an item of several
 * characters, which a list may have, the last counts: so `*` and `?` can stand for themselves.
 */
export function matchesGlob(pattern: ArrayLike<string>, text: string): boolean {
  let at = 0
  let patternAt = 0
  let star = -1
  let retry = 0
  while (at < text.length) {
    const expected = pattern[patternAt]
    if (expected === "*") {
      star = patternAt
      retry = at
      patternAt += 1
    } else if (expected === "?" || expected?.at(-1) === text[at]) {
      at += 1
      patternAt += 1
    } else if (star !== -1) {
      // The last star swallows one character more.
      retry += 1
      at = retry
      patternAt = star + 1
    } else {
      return false
    }
  }
  while (pattern[patternAt] === "*") patternAt += 1
  return patternAt === pattern.length
}
