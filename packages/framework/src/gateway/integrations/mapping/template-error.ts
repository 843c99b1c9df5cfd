/** A template that cannot be carried out: an answer of the gateway in place of the target's. */
export class TemplateError extends Error {
  override readonly name = "TemplateError"
  /** `unknown`: API Gateway may know it, and this emulator does not. */
  readonly kind: "failed" | "not json" | "unknown"

  constructor(kind: TemplateError["kind"], message: string) {
    super(message)
    this.kind = kind
  }
}
