import type { DeleteItemRequest, PutItemRequest, UpdateItemRequest } from "../requests/requests.ts"

/** One write of a transaction. */
export type TransactedWrite =
  | {
      readonly action: "Put"
      readonly request: PutItemRequest
      /** PartiQL's INSERT: a failed condition means that the item exists already. */
      readonly insert?: true
    }
  | { readonly action: "Update"; readonly request: UpdateItemRequest }
  | { readonly action: "Delete" | "ConditionCheck"; readonly request: DeleteItemRequest }
