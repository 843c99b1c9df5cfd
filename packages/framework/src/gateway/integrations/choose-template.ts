/** `application/json; charset=utf-8` -> `application/json`. † Parameters do not count. */
export function mediaTypeOf(header: string): string {
  return (header.split(";")[0] ?? "").trim().toLowerCase()
}

/** The template for a request's Content-Type; a request without one counts as JSON (integration passthrough behaviors). */
export function requestTemplateFor<Template>(
  templates: Readonly<Record<string, Template>>,
  contentType = JSON_TYPE,
): Template | undefined {
  return templates[mediaTypeOf(contentType)] ?? templates["$default"]
}

/** The template for an answer: by the request's Accept, else that for JSON, else the first. */
export function responseTemplateFor<Template>(
  templates: Readonly<Record<string, Template>>,
  accept = "",
): readonly [mediaType: string, template: Template] | undefined {
  const wanted = [...accept.split(",").map(mediaTypeOf), JSON_TYPE].find((type) => Object.hasOwn(templates, type))
  const first = Object.entries(templates)[0]
  const template = wanted === undefined ? undefined : templates[wanted]
  return wanted !== undefined && template !== undefined ? [wanted, template] : first
}

export const JSON_TYPE = "application/json"
