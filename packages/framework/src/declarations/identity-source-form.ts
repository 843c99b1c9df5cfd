/** `header.X` -> `method.request.header.X`; the long form stays as it is. */
export function toLongForm(source: string): string {
  return source
    .replace(/^header\./, "method.request.header.")
    .replace(/^query\./, "method.request.querystring.")
    .replace(/^stage\./, "stageVariables.")
}
