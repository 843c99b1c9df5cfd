/** Whether `text` matches a pattern of IAM: `*` is any run of characters, `?` any one, all else itself. */
export function matchesGlob(pattern: string, text: string): boolean {
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
    } else if (expected === "?" || expected === text[at]) {
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
