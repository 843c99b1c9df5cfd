/** Whether a media type is among `ranges`: a list, or the value of an Accept header. Its parameters do not count. */
export function isCovered(mediaType: string, ranges: string | readonly string[] | undefined): boolean {
  if (!ranges || ranges.includes(mediaType)) return !!ranges
  const type = mediaType.replace(/;.*/, "").trim().toLowerCase()
  return [type, type.replace(/\/.*/, "/*"), "*/*"].some((range) => ranges.includes(range))
}

/** What the framework reads as JSON. */
export const jsonTypes = /^application\/([^;]+\+)?json\s*(;|$)/i
