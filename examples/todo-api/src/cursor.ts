import { BadRequestError } from "@tsapi/framework"
import * as z from "zod"

/** The place in a user's list after which a page begins. The owner is left out: it comes from the token. */
const Place = z.tuple([z.iso.datetime(), z.string()]).transform(([createdAt, id]) => ({ createdAt, id }))
export type Place = z.infer<typeof Place>

/** The opaque text a client sends back to get the next page. */
export function encodeCursor({ createdAt, id }: Place): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString("base64url")
}

export function decodeCursor(cursor: string): Place {
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()))
  } catch (cause) {
    throw new BadRequestError("cursor is not one that this API gave out", { cause })
  }
}
