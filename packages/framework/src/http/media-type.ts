/** A media type without its parameters, in lower case. */
export function essenceOf(mediaType: string): string {
  return mediaType.replace(/;.*/, "").trim().toLowerCase()
}

/** Whether a media type is one of `ranges`, which may hold wildcards such as `image/*`; parameters do not count. */
export function isCovered(mediaType: string, ranges: readonly string[]): boolean {
  const essence = essenceOf(mediaType)
  return ranges
    .map(essenceOf)
    .some(
      (range) =>
        range === essence || range === "*/*" || (range.endsWith("/*") && essence.startsWith(range.slice(0, -1))),
    )
}
