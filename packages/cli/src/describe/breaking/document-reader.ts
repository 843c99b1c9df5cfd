/** An object of a document that may be anybody's. */
export type Part = Readonly<Record<string, unknown>>

/** Reads a document through its references. */
export class DocumentReader {
  readonly document: Part

  constructor(document: Part) {
    this.document = document
  }

  /** The object itself, or what its `$ref` stands for; empty for what is no object. */
  part(value: unknown): Part {
    let found = toPart(value)
    for (let depth = 0; typeof found["$ref"] === "string" && depth < 32; depth++) {
      const { $ref, ...beside } = found
      found = { ...this.#target(String($ref)), ...beside }
    }
    return found
  }

  parts(value: unknown): readonly Part[] {
    return Array.isArray(value) ? value.map((entry) => this.part(entry)) : []
  }

  #target(reference: string): Part {
    let found: unknown = this.document
    for (const segment of reference.replace(/^#\/?/, "").split("/").filter(Boolean)) {
      found = toPart(found)[decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~")]
    }
    return toPart(found)
  }
}

export function toPart(value: unknown): Part {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Part) : {}
}
