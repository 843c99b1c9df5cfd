import { HttpError } from "@tsapi/framework"

export class PreconditionFailedError extends HttpError {
  static override readonly status = 412
}

class PreconditionRequiredError extends HttpError {
  static override readonly status = 428
}

/** `"3"`: changes exactly when the todo changes. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`
}

/** The version an `If-Match` header asks for; `*` is any. */
export function parseIfMatch(ifMatch: string | undefined): number | "any" {
  if (ifMatch === undefined) throw new PreconditionRequiredError("Send If-Match with the ETag you last saw, or *")
  if (ifMatch === "*") return "any"
  const version = /^"(\d+)"$/.exec(ifMatch)?.[1]
  if (version === undefined) throw new PreconditionFailedError(`If-Match ${ifMatch} is not an ETag of this API`)
  return Number(version)
}
