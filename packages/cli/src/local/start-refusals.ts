import { createServer, type IncomingMessage } from "node:http"

export interface Refusals {
  /** Where the AWS SDK sends calls to services that have no stand-in. */
  readonly endpoint: string
  close(): Promise<void>
}

/** Answers 501 to any call of the AWS SDK, and names the service and the operation: nothing here reaches AWS by mistake. */
export async function startRefusals(): Promise<Refusals> {
  const server = createServer((request, response) => {
    request.resume()
    request.on("end", () => {
      const { contentType, body } = refusal(request)
      response.writeHead(501, { "content-type": contentType }).end(body)
    })
  })
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve))
  server.unref()
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the server of refusals has no port")
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.closeAllConnections() ?? server.close(() => resolve())),
  }
}

const code = "NotImplementedLocally"

// Each of AWS's protocols has its own form of an error: https://smithy.io/2.0/aws/protocols
function refusal(request: IncomingMessage): { readonly contentType: string; readonly body: string } {
  const service = serviceOf(request)
  const message = `tsapi local has no stand-in for ${service}: ${operationOf(request)} was not sent. Point AWS_ENDPOINT_URL at an emulator that has it.`
  if (service === "s3") return xml(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`)
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    return xml(`<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`)
  }
  return { contentType: "application/json", body: JSON.stringify({ __type: code, code, message }) }
}

function xml(body: string) {
  return { contentType: "application/xml", body: `<?xml version="1.0"?>${body}` }
}

// The signature's scope names the service: Credential=KEY/20260101/us-east-1/s3/aws4_request.
function serviceOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/[^/]+\/([\w-]+)\//.exec(headers.authorization ?? "")?.[1] ?? "this service"
}

function operationOf({ headers, method, url = "/" }: IncomingMessage): string {
  const target = headers["x-amz-target"]
  return typeof target === "string" ? target : `${method} ${url.split("?")[0]}`
}
