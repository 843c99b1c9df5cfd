/** Whether a media type is among `ranges`: a list, or the value of an Accept header. Its parameters do not count. */
export function isCovered(mediaType: string, ranges: string | readonly string[] | undefined): boolean {
  if (!ranges || ranges.includes(mediaType)) return !!ranges
  const type = mediaType.replace(/;.*/, "").trim().toLowerCase()
  return [type, type.replace(/\/.*/, "/*"), "*/*"].some((range) => ranges.includes(range))
}

/** Whether the framework reads a body of this type as JSON. */
export function isJson(mediaType: string): boolean {
  return /^application\/([^;]+\+)?json\s*(;|$)/i.test(mediaType)
}
