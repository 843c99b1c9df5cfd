/** Throws a TypeError for an option that `callee` does not know. Deployed code leaves this out: the build has checked it. */
export function checkOptions(callee: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    throw new TypeError(`${callee} has no option "${name}". Its options are ${known.join(", ")}.`)
  }
}

/** Throws a TypeError for a value that should be a list; a string would otherwise pass as a list of characters. */
export function checkList(callee: string, name: string, value: unknown): void {
  if (value === undefined || Array.isArray(value)) return
  throw new TypeError(`${callee}: ${name} must be a list, such as ["${String(value)}"].`)
}
