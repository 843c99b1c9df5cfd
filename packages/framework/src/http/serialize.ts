/** JSON; refuses what JSON.stringify would silently write as `{}`, such as a Map or a promise that was not awaited. */
export function serialize(value: unknown): string {
  const json: string | undefined = JSON.stringify(value)
  // The check visits every value, so it runs only where the text shows that there may be something to find.
  if (!json || json.includes("{}")) {
    JSON.stringify(value, (key, part: unknown) => {
      const isEmpty = typeof part === "object" && part && !Object.keys(part).length
      // What has no prototype is plain too; what a generator returns has a constructor without a name.
      if (json && !(isEmpty && !["Object", "Array"].includes((part.constructor ?? Object).name))) return part
      throw new TypeError(`"${key}" cannot be sent as JSON: ${String(part)}`)
    })
  }
  return json
}
