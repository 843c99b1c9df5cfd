/** The canonical id of the account on this machine. */
export const OWNER_ID = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a"

/** Who owns every bucket and object here. */
export const ownerContent = { ID: OWNER_ID, DisplayName: "tsapi-local" }
