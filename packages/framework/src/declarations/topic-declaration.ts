import type { Declaration, SourceLocation } from "./declaration.ts"
import type { ExistingResource } from "./resource.ts"
import type { TopicOptions } from "./topic.ts"

/** A topic as it was declared. */
export interface TopicDeclaration extends Declaration, TopicOptions {
  readonly kind: "topic"
  readonly id: string
  /** Of a topic that is not the app's. */
  readonly existing?: ExistingResource
  readonly location: SourceLocation
}
