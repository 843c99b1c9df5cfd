/** A text as it is, or what stands in a place: `{ from: "path.id" }`, `{ from: "context.requestId" }`. */
export type MappedValue = string | { readonly from: string }

/** Templates in VTL (Apache Velocity) by media type; a bare text is the one for `application/json`. */
export type MappingTemplates = string | Readonly<Record<string, string>>

/** How requests and answers are changed on their way. */
export interface MappingOptions {
  /**
   * What the target is sent, chosen by the request's Content-Type. Variables: `$input.body`, `$input.json("$.a")`,
   * `$input.path("$.a")`, `$input.params("id")`, `$util.…`, `$context.…`, `$stageVariables.…`.
   */
  readonly requestTemplates?: MappingTemplates
  /**
   * What becomes of a body whose Content-Type has no template. `never`: 415. `when_no_templates`: passed on as it is where
   * there is no template at all, 415 otherwise. `when_no_match`: passed on.
   */
  readonly passthroughBehavior?: "never" | "when_no_templates" | "when_no_match"
  /** Converts the request's body, of a media type in `binaryMediaTypes`, to base64 or from it. Default: neither. */
  readonly contentHandling?: ContentHandling
  /** What clients get, by the status of the target's answer: the first whose `pattern` fits, else the one without. */
  readonly responses?: readonly IntegrationResponseOptions[]
}

export type ContentHandling = "CONVERT_TO_TEXT" | "CONVERT_TO_BINARY"

/** One answer that clients may get. */
export interface IntegrationResponseOptions {
  /** A regular expression for the whole status of the target's answer, such as `4\\d{2}`. Default: any other status. */
  readonly pattern?: string
  readonly status: number
  /** `{ Location: { from: "integration.response.header.Location" } }`. Default: none. */
  readonly headers?: Readonly<Record<string, MappedValue>>
  /** Chosen by the request's Accept. Default: the target's body as it is. */
  readonly body?: MappingTemplates
  /** Converts the answer's body, of a media type in `binaryMediaTypes`, to base64 or from it. Default: neither. */
  readonly contentHandling?: ContentHandling
}
