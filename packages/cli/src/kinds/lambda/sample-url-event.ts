import type { FunctionUrl } from "@tsapi/framework/gateway"
import type { SampleContext } from "../../model/sample-event.ts"

/** What the URL of a function sends it for `GET /`; the caller of one that asks for signatures is a user of the account. */
export async function sampleUrlEvent(
  url: FunctionUrl,
  functionId: string,
  { region, accountId }: SampleContext,
): Promise<unknown> {
  // It takes a while to load, and nothing else of a build needs it.
  const { createFunctionUrl } = await import("@tsapi/framework/emulator")
  let sent: unknown
  const user = `arn:aws:iam::${accountId}:user/sample`
  const domain = `sampleapi0.lambda-url.${region}.on.aws`
  const gateway = createFunctionUrl(
    { auth: "none", isStreamed: false, functionId },
    {
      ...{ region, accountId, apiId: "sampleapi0", basePath: "" },
      async invoke(_functionId, event) {
        sent = event
        return { ok: true, payload: { statusCode: 200 } }
      },
    },
  )
  const headers = [
    ["Host", domain],
    ["User-Agent", "Mozilla/5.0"],
  ] as const
  await gateway.handle({ method: "GET", target: "/", headers, body: new Uint8Array(), sourceIp: "192.0.2.1" })
  if (url.auth === "none") return sent
  const { requestContext, ...event } = Object(sent)
  const iam = {
    ...{ accessKey: "AKIAIOSFODNN7EXAMPLE", accountId, callerId: "AIDACKCEVSQ6C2EXAMPLE", cognitoIdentity: null },
    ...{ principalOrgId: null, userArn: user, userId: "AIDACKCEVSQ6C2EXAMPLE" },
  }
  return { ...event, requestContext: { ...requestContext, accountId, authorizer: { iam } } }
}
