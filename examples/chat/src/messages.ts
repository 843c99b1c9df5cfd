import { z } from "zod"

export const Room = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/, "a room's name has up to 32 lower-case letters, digits and hyphens")

/** What a client says to its room. */
export const Saying = z.object({ action: z.literal("say"), text: z.string().trim().min(1).max(2000) })

/** What clients are told. */
export type Notice =
  | { readonly type: "said"; readonly from: string; readonly text: string }
  | { readonly type: "joined" | "left"; readonly who: string }
  | { readonly type: "members"; readonly room: string; readonly names: readonly string[] }
