import { stringify } from "yaml"
import type { OpenApiDocument } from "../model/openapi-document.ts"

export const documentFormats = ["json", "yaml"] as const

export type DocumentFormat = (typeof documentFormats)[number]

/** The document as the text of a file. */
export function renderOpenApi(document: OpenApiDocument, format: DocumentFormat): string {
  if (format === "json") return `${JSON.stringify(document, null, 2)}\n`
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 120 })
}
