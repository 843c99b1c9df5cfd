import type { EventEnvironment } from "../build-proxy-event.ts"
import type { ApiText } from "./api-text.ts"
import { type MappingTemplate, mappingTemplate } from "./mapping/mapping-template.ts"
import { resolveText } from "./resolve-text.ts"

/** The templates of one integration, each compiled when it is first needed. */
export class TemplateStore {
  readonly #environment: EventEnvironment
  readonly #compiled = new Map<string, MappingTemplate>()

  constructor(environment: EventEnvironment) {
    this.#environment = environment
  }

  /** Throws a TemplateError. */
  get(template: ApiText): MappingTemplate {
    const text = resolveText(template, this.#environment)
    const known = this.#compiled.get(text)
    if (known) return known
    const compiled = mappingTemplate(text)
    this.#compiled.set(text, compiled)
    return compiled
  }
}
