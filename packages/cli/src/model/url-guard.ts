import type { FunctionUrl } from "@tsapi/framework/gateway"

type Auth = FunctionUrl["auth"]

/** Who may call the URL of a function, in a word. */
export type UrlGuard = "signed" | "open"

export function urlGuard(auth: Auth): UrlGuard {
  return auth === "iam" ? "signed" : "open"
}

/** The same as a sentence: what the stack's output says of the URL. */
export const urlDescriptions: Readonly<Record<UrlGuard, string>> = {
  signed: "Takes requests that are signed.",
  open: "Takes requests of anyone.",
}
