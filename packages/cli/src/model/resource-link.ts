/** A resource of the app. */
export interface ResourcePlace {
  readonly kind: string
  readonly id: string
}

/** What AWS carries from a resource, a function, what triggers one or the API to another, without code of the app in between. */
export interface ResourceLink {
  readonly from: ResourcePlace | { readonly functionId: string } | { readonly triggerOf: string } | "api"
  readonly to: ResourcePlace | { readonly functionId: string }
  /** For people: `dead letters`. */
  readonly label: string
}
