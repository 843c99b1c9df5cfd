/** A resource of the app. */
export interface ResourcePlace {
  readonly kind: string
  readonly id: string
}

/** What AWS carries from a resource or the API to another, or to a function, without a function in between. */
export interface ResourceLink {
  readonly from: ResourcePlace | "api"
  readonly to: ResourcePlace | { readonly functionId: string }
  /** For people: `dead letters`. */
  readonly label: string
}
