import type { SourceLocation } from "./source-location.ts"

/** A resource of the app. */
export interface ResourcePlace {
  readonly kind: string
  readonly id: string
}

/** What triggers a function; `location` tells its triggers apart. */
export interface TriggerPlace {
  readonly triggerOf: string
  readonly location: SourceLocation
}

/** What AWS carries from a resource, a function, what triggers one or the API to another, without code of the app in between. */
export interface ResourceLink {
  readonly from: ResourcePlace | { readonly functionId: string } | TriggerPlace | "api"
  readonly to: ResourcePlace | { readonly functionId: string }
  /** For people: `dead letters`. */
  readonly label: string
}
