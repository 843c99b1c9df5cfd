/** As S3 writes keys where they may hold anything: a slash stays, a space becomes `+`. */
export function urlEncodeKey(key: string): string {
  return new URLSearchParams([["", key]]).toString().slice(1).replaceAll("%2F", "/")
}
