/** Whether a text fits an IAM pattern, where `*` stands for any text and `?` for any one character. */
export function matchesPattern(pattern: string, text: string): boolean {
  let [p, t] = [0, 0]
  let [star, resume] = [-1, 0]
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p
      resume = t
      p += 1
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
      p += 1
      t += 1
    } else if (star >= 0) {
      resume += 1
      p = star + 1
      t = resume
    } else return false
  }
  while (pattern[p] === "*") p += 1
  return p === pattern.length
}
