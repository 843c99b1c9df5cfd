/**
 * Whether a text fits an IAM pattern, where `*` stands for any text, `?` for any one character, and `${*}`, `${?}` and
 * `${$}` for that very character.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return pattern.includes("${") ? matchesTokens(tokensOf(pattern), text) : matchesTokens(pattern, text)
}

// Tokens of more than one character are literal ones.
function matchesTokens(tokens: ArrayLike<string>, text: string): boolean {
  let [p, t] = [0, 0]
  let [star, resume] = [-1, 0]
  while (t < text.length) {
    const token = tokens[p]
    if (token === "*") {
      star = p
      resume = t
      p += 1
    } else if (token !== undefined && (token === "?" || token.at(-1) === text[t])) {
      p += 1
      t += 1
    } else if (star >= 0) {
      resume += 1
      p = star + 1
      t = resume
    } else return false
  }
  while (tokens[p] === "*") p += 1
  return p === tokens.length
}

function tokensOf(pattern: string): readonly string[] {
  const tokens = pattern.match(/\$\{[*?$]\}|[\s\S]/g) ?? []
  return tokens.map((token) => (token.length > 1 ? `literal ${token[2]}` : token))
}
