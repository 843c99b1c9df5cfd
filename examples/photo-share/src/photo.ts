import { z } from "zod"

/** What is said of a photo before it is uploaded. */
export const NewPhoto = z.strictObject({
  owner: z.string().regex(/^[a-z0-9-]{1,32}$/),
  title: z.string().min(1).max(100),
})

/** A photo that everybody may see, as those hear of it who are told. */
export const SharedPhoto = z.object({
  id: z.string(),
  owner: z.string(),
  title: z.string(),
  width: z.number(),
  height: z.number(),
  /** ISO 8601. */
  sharedAt: z.string(),
})

export type SharedPhoto = z.infer<typeof SharedPhoto>

/** A photo from its announcement on. */
export const Photo = SharedPhoto.partial({ width: true, height: true, sharedAt: true }).extend({
  status: z.enum(["waiting", "shared", "refused"]),
  /** Why it was refused. */
  reason: z.string().optional(),
})

export type Photo = z.infer<typeof Photo>
