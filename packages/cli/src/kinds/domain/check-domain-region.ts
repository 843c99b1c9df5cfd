import type { ApiDescription } from "@tsapi/framework/gateway"
import { UserError } from "../../errors/user-error.ts"
import type { SourceLocation } from "../../model/source-location.ts"

interface DomainPlace {
  readonly region: string | undefined
  readonly location: SourceLocation
  /** The option of the App that has the domain. */
  readonly option: "api" | "webSocket"
}

/** The error for a certificate that the API's name cannot have in a region; none where the region is not known yet. */
export function checkDomainRegion(
  { domain, endpoint }: Pick<ApiDescription, "domain" | "endpoint">,
  { region, location, option }: DomainPlace,
): UserError | undefined {
  const certificate = domain?.made?.certificate
  if (certificate === undefined || region === undefined) return undefined
  const isEdge = endpoint?.type === "EDGE"
  const certified = typeof certificate === "string" ? certificate.split(":")[3] : region
  if (certified === (isEdge ? "us-east-1" : region)) return undefined
  if (!isEdge) {
    const message = `${option}.domain.certificate is in ${certified}, and the API is in ${region}`
    return invalid(message, `Use a certificate in ${region}, or leave it out and name a hosted zone by its id.`)
  }
  const message = `An edge API's certificate is in us-east-1, and the stack that would make one is in ${region}`
  return invalid(
    message,
    "Name a certificate that exists in us-east-1, deploy to us-east-1, or use a regional endpoint.",
  )

  function invalid(problem: string, hint: string): UserError {
    const code = option === "api" ? "API_OPTION_INVALID" : "WEBSOCKET_OPTION_INVALID"
    return new UserError(code, problem, { hint, location })
  }
}
