/** Compiles the `binaryMediaTypes` of an API into a test of one media type, given as in a header. */
export function binaryMatcher(patterns: readonly string[]): (mediaType: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes("*")).map(mediaTypeEssence))
  const prefixes = patterns
    .filter((pattern) => pattern.endsWith("/*") && pattern !== "*/*")
    .map((pattern) => mediaTypeEssence(pattern).slice(0, -1))
  if (patterns.includes("*/*")) return () => true
  if (exact.size === 0 && prefixes.length === 0) return () => false
  return (mediaType) => {
    const type = mediaTypeEssence(mediaType)
    return exact.has(type) || prefixes.some((prefix) => type.startsWith(prefix))
  }
}

/** `Image/PNG; q=0.9, text/html` -> `image/png`: the first of a list, in lower case and without parameters. */
export function mediaTypeEssence(header: string): string {
  const end = header.search(/[;,]/)
  return (end === -1 ? header : header.slice(0, end)).trim().toLowerCase()
}
