import { BadRequestError } from "./http-error.ts"

type Fields = Readonly<Record<string, string>>

/** Headers with their names in lower case. REST events keep the case the client chose. */
export function lowerCaseNames(headers: Fields | null): Fields {
  const lower: Record<string, string> = {}
  for (const name in headers) lower[name.toLowerCase()] = headers[name] ?? ""
  return lower
}

/** A header, whatever the case of its name. */
export function findHeader(headers: Fields | null, name: string): string | undefined {
  const lowerName = name.toLowerCase()
  // Clients spell a header in the usual way or, over HTTP/2, in lower case; anything else is rare.
  return headers?.[name] ?? headers?.[lowerName] ?? lowerCaseNames(headers)[lowerName]
}

/** Path parameters, percent-decoded once. REST events have them as the client sent them. */
export function decodeParams(params: Fields | null): Fields {
  const decoded: Record<string, string> = {}
  try {
    for (const name in params) decoded[name] = decodeURIComponent(params[name] ?? "")
  } catch {
    throw new BadRequestError("Malformed percent-encoding")
  }
  return decoded
}
