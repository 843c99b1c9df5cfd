const longest = 96
const numbers = new Map<string, number>()

/** The key itself, or a number for it: keys are made of keys, and would grow with every value made of others. */
export function shortKey(key: string): string {
  if (key.length <= longest) return key
  const known = numbers.get(key) ?? numbers.size
  numbers.set(key, known)
  return `${key.slice(0, 12)}#${known}`
}

/** Starts anew: no values of another run are left. */
export function forgetKeys(): void {
  numbers.clear()
}
